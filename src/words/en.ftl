### English: the text around the record.
### `locale` is whose dates, times and lists are used when the session's tag names no region.
locale = en-GB

## Kinds of sessions, of entries, of people
kind-conference = conference
kind-roundtable = roundtable
kind-workshop = workshop
kind-planning = project-planning workshop

entry-question = Question
entry-proposal = Proposal
entry-concern = Concern
entry-decision = Decision
entry-action = Action
entry-pledge = Pledge
entry-practice = Good practice
entry-recital = Recital
entry-provision = Provision
entry-parked = Parked
entry-note = Private note
entry-poll = Poll
entry-purpose = Purpose

role-facilitator = facilitator
role-rapporteur = rapporteur
role-speaker = speaker
role-observer = observer
role-interpreter = interpreter
a-participant = a participant

presence-remote = remote
presence-left = left early
presence-apologies = apologies
presence-expected = not recorded as present

status-planned = planned
status-under-way = under way
status-fulfilled = fulfilled
status-dropped = dropped

pledge-financial = financial
pledge-material = in kind
pledge-technical = technical
pledge-policy = policy
pledge-capacity = capacity-building

## Minutes
minutes = Minutes
draft = DRAFT
approved = approved
minutes-draft = These minutes have not been approved yet.
approved-changed = { $approved }, and changed since: to be approved again.
minutes-planned = Planned
minutes-held = Held
minutes-organiser = Organised by
minutes-project = Project
minutes-quorum-bodies = { $n ->
    [one] one body
   *[other] { $n } bodies
}
minutes-quorum-people = { $n ->
    [one] one person
   *[other] { $n } people
}
minutes-quorum = Needed for a decision
minutes-rule = Attribution
minutes-rule-organisation = speakers are named by their organisation only
minutes-rule-none = neither speakers nor those present are named (the Chatham House Rule)
minutes-from-to = { $from } to { $to }
minutes-from = from { $from }
minutes-numbers = Numbers in square brackets name the entries of the record.
minutes-objectives = Objectives

summary = Summary
summary-decided = Decided
summary-pledged = Pledged
summary-to-do = To do
summary-more = { $n ->
    [one] one more below
   *[other] { $n } more below
}

attendance = Attendance
attendance-expected = Participants
attendance-others = Others
attendance-persons = { $n ->
    [one] one person
   *[other] { $n } people
}
attendance-absent = Apologies and absences
attendance-not-taken = Who was expected. Attendance was not recorded.

proceedings = Proceedings
proceedings-opening = Before the agenda
item-lead = Led by { $who }
item-minutes-planned = { $n ->
    [one] planned: one minute
   *[other] planned: { $n } minutes
}
item-minutes-extended = extended to { $n }
item-minutes-shortened = shortened to { $n }
item-minutes-spent = { $n ->
    [one] taken: one minute
   *[other] taken: { $n } minutes
}
item-started = begun at { $time }
item-tables = Tables: { $tables }
item-questions = Questions on the agenda
item-recorded = What was recorded
item-skipped = This item was skipped.
item-nothing = Nothing was recorded.
item-not-reached = This item was not reached.

open = open
answered = Answer
also-asked = Also asked
asked-times = { $n ->
    [one] asked once
   *[other] asked { $n } times
}
carried-over = carried over to another time
table-rapporteur = reported by { $who }
round-passed = passed: { $who }
answered-below = answered in { $handle }
answer-to = Answer to { $handle }
objection = Objection
objection-met = the wording was changed after that
put-to-vote = Put to the vote
not-carried = Put to the vote, not carried
taken-consent = by consent, without objection
taken-consent-objections = by consent
taken-vote = { $for } for, { $against } against, { $abstain ->
    [one] 1 abstention
   *[other] { $abstain } abstentions
}
taken-rule = rule: { $rule }
rule-simple = simple majority
rule-absolute = absolute majority
rule-two-thirds = two thirds
rule-three-quarters = three quarters
rule-unanimity = unanimity
rule-consensus = consensus
vote-by-bodies = one vote for each body
abstentions-cast = abstentions count as votes cast
abstentions-not-cast = abstentions do not count
arithmetic-cast = { $for } of { $of } cast, { $needed } needed
arithmetic-present = { $for } of { $of } present, { $needed } needed
arithmetic-members = { $of ->
    [one] { $for } of { $of } member, { $needed } needed
   *[other] { $for } of { $of } members, { $needed } needed
}
arithmetic-nobody-against = nobody against
arithmetic-against = { $n } against
taken-carried = carried
reworded-taken = reworded since
crossed = changed on two laptops at once: which holds is not settled
indicative = indicative only
indicative-bodies = indicative only, without a quorum: { $there } of the { $n } bodies needed were present
indicative-people = indicative only, without a quorum: { $there } of the { $n } people needed were present
roll-for = for: { $who }
roll-against = against: { $who }
roll-abstain = abstaining: { $who }
reservation = Reservation
taken-lost = not carried
pledge-kind = type: { $kind }
at-time = at { $time }
on-day = on { $date }
lead = { $who } (lead)
all-signatories = the signatory bodies together
due = by { $date }
indicator = indicator: { $text }
baseline = today: { $text }
target = target: { $text }
source = source: { $text }
beneficiaries = for whom: { $text }
territory = territory: { $text }
grew-from = grew from { $handles }
agreed = agreed
not-agreed = not agreed
reworded = reworded since it was agreed

poll-option = Answer
poll-question = Question
poll-count = Count
poll-share = Share
poll-chart = Chart
poll-place = Average place
poll-blank-column = Blank
poll-unsure-column = Don’t know
poll-n = n = { $n }
poll-dots = { $n ->
    [one] one dot placed
   *[other] { $n } dots placed
}
poll-first-choices = First choices are counted.
poll-ballots = { $n ->
    [one] one ballot
   *[other] { $n } ballots
}
poll-blank = { $n ->
    [one] one left blank
   *[other] { $n } left blank
}
poll-unsure = { $n ->
    [one] one did not know
   *[other] { $n } did not know
}
poll-median = median { $median }
poll-middle = middle half { $from } to { $to }
poll-deviation = standard deviation { $deviation }
poll-blocks = { $n ->
    [0] nobody blocks
    [one] one blocks
   *[other] { $n } block
}
poll-end-support = full support
poll-end-block = block
poll-average = weighted average { $average }
poll-without-blocks = without blocks (n = { $n }): { $figures }
poll-average-column = Average
polls-ranked = Polls on a scale from 1 to { $n }, the highest average first
poll-no-answers = No answers were recorded.

decisions = Decisions
pledges = Pledges
actions = Actions
balance = Speaking time
balance-who = Who
balance-turns = Turns
balance-time = Time
balance-silent = not heard: { $who }
wordings = Annex: how the wordings came about
wordings-key = What is struck through was left out, what is bold was put in.
wording-first = first wording
wording-changed = changed
wording-by = asked for by { $who }
wording-device = typed on { $device }
wording-hidden = An earlier wording is left out here: it names somebody who may not be named.
parked = Parked
open-questions = Open questions
agreement = Agreed and signed
agreed-together = agreed
agreed-pledges = pledges
agreed-purpose = purpose
agreed-recitals = recitals
agreed-provisions = provisions
signed = signed
not-signed = Not signed yet
recitals = Recitals
next-steps = Next steps
next-steps-undated = no date
secretariat = Secretariat
funding = Funding

column-number = No.
column-decision = Decision
column-put-to-vote = Put to the vote
column-taken = How it was taken
column-who = Who
column-pledge = Pledge
column-action = Action
column-due = Due
column-indicator = Indicator
column-agreed = Agreed
column-status = Status
column-kind = Kind
column-what = What
yes = yes
no = no
phone = tel. { $phone }

audience-public = public version
audience-internal = internal version

## Memorandum
memorandum-subtitle = Memorandum of Understanding
memorandum-undertaking = the Signatory Bodies undertake to
memorandum-empty = Nothing has been recorded for this memorandum yet.
memorandum-draft-none = No pledge has been recorded yet.
memorandum-draft-waiting = { $n ->
    [one] One part awaits agreement.
   *[other] { $n } parts await agreement.
}
memorandum-draft-reworded = { $n ->
    [one] One part was reworded after it was agreed; it stands here in the wording agreed.
   *[other] { $n } parts were reworded after they were agreed; they stand here in the wording agreed.
}
memorandum-draft-indicative = { $n ->
    [one] One part was agreed without a quorum; that is indicative only.
   *[other] { $n } parts were agreed without a quorum; that is indicative only.
}
memorandum-version = Version { $n }
memorandum-changed = It has been changed since version { $n }.
memorandum-corrections = Corrections since version { $n }
correction-added = added
correction-dropped = left out
correction-reworded = reworded
correction-moved = put elsewhere
memorandum-parties = Parties
memorandum-purpose = Purpose
memorandum-together = The signatory bodies together
memorandum-lead = Lead: { $who }
memorandum-with = with { $who }
memorandum-provisions = Provisions
memorandum-done = Done at { $place }, { $date }
memorandum-done-place = Done at { $place }
memorandum-done-date = Done on { $date }
memorandum-signatures = Signatures
column-body = Body
column-name = Name
column-capacity = Capacity
column-signature = Signature
column-date = Date

## Recitals and numbers. `article` is the first word of what follows, in small letters.
recital-given = Given that
recital-considering = Considering that
recital-recognising = Recognising that
recital-recalling = Recalling that
recital-having-regard = Having regard to
# What stands between the whole and the decimals of a number.
decimal-mark = .
# Words that are written small after an opening formula.
recital-small = a an the this that these those there it its they we our all each every both some many most no in on at for from by with as if when where while since although
# What is printed instead of the last word of an opening formula before a vowel, if the language elides it: "que qu’".
recital-elision = -
# What stands behind a word that introduces what follows.
colon = :
# What stands between several names of one line.
semicolon = ;
# The first day of a month.
first-of-month = 1
# A part of a hundred.
percent = { $n }%

## Usual closing clauses of a memorandum
clause-duration-title = Duration
clause-duration = This memorandum applies from the day of the last signature for two years. It may be prolonged in writing.
clause-no-legal-effect-title = No legal effect
clause-no-legal-effect = This memorandum states what the signatory bodies intend to do. It creates no rights or obligations in law and commits no money; what needs a contract or a formal decision is settled in one.
clause-amendments-title = Amendments, joining and leaving
clause-amendments = This memorandum is amended in writing by all signatory bodies. Further bodies join by signing it. A body leaves by writing to the secretariat one month ahead; the undertakings of the others stand.
clause-languages-title = Languages
clause-languages = Where this memorandum is translated, the signed text prevails.
clause-data-protection-title = Data protection
clause-data-protection = Personal data are exchanged only as far as this memorandum requires it and the law allows it. Each body answers for the data it holds.

## The big screen
board-left = { $n ->
    [one] left of one minute
   *[other] left of { $n } minutes
}
board-over = over time
board-paused = Pause
board-before = The session has not begun yet.
board-begins = It begins at { $time }.
board-ended = The session has ended.
board-end = ends at { $time }
board-floor = { $who } has the floor
board-next = next: { $who }
board-withheld = (not shown: a name stands in it)
board-agenda = Agenda
board-skipped = left out
board-polls = Polls
board-polls-none = No poll has been taken yet.
board-poll-open = open
board-poll-closed = closed
board-agreed-none = Nothing has been agreed on yet.
