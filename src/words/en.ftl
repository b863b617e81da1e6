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
taken-lost = not carried
pledge-kind = type: { $kind }
at-time = at { $time }
on-day = on { $date }
lead = { $who } (lead)
all-signatories = the signatory bodies together
due = by { $date }
indicator = indicator: { $text }
agreed = agreed
not-agreed = not agreed
reworded = reworded since it was agreed

poll-option = Answer
poll-question = Question
poll-count = Count
poll-share = Share
poll-n = n = { $n }
poll-dots = { $n ->
    [one] one dot placed
   *[other] { $n } dots placed
}
poll-first-choices = First choices are counted.
poll-average = weighted average { $average }
poll-average-column = Average
polls-ranked = Polls on a scale from 1 to { $n }, the highest average first
poll-no-answers = No answers were recorded.

decisions = Decisions
pledges = Pledges
actions = Actions
parked = Parked
open-questions = Open questions
agreement = Agreed and signed
agreed-together = agreed
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
yes = yes
no = no
phone = tel. { $phone }

## Memorandum
memorandum-subtitle = Memorandum of Understanding
memorandum-undertaking = the Signatory Bodies undertake to
memorandum-empty = Nothing has been recorded for this memorandum yet.
memorandum-draft-none = No pledge has been recorded yet.
memorandum-draft-waiting = { $n ->
    [one] One pledge awaits agreement.
   *[other] { $n } pledges await agreement.
}
memorandum-draft-reworded = { $n ->
    [one] One pledge was reworded after it was agreed; it stands here in the wording agreed.
   *[other] { $n } pledges were reworded after they were agreed; they stand here in the wording agreed.
}
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
