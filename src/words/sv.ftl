### Svenska: texten kring anteckningarna.
### `locale` anger vilket språkområdes datum, klockslag och uppräkningar som används när mötet inte anger någon region.
locale = sv-SE

## Slag av möten, anteckningar och personer
kind-conference = konferens
kind-roundtable = rundabordssamtal
kind-workshop = workshop
kind-planning = workshop för projektplanering

entry-question = Fråga
entry-proposal = Förslag
entry-concern = Farhåga
entry-decision = Beslut
entry-action = Uppgift
entry-pledge = Åtagande
entry-practice = Gott exempel
entry-recital = Skäl
entry-provision = Bestämmelse
entry-parked = Kvarstående fråga
entry-note = Privat anteckning
entry-poll = Enkätfråga
entry-purpose = Syfte

role-facilitator = mötesledare
role-rapporteur = sekreterare
role-speaker = föredragshållare
role-observer = observatör
role-interpreter = tolk
a-participant = en deltagare

presence-remote = på distans
presence-left = lämnade mötet i förtid
presence-apologies = anmäld frånvaro
presence-expected = ej antecknad som närvarande

status-planned = { $kind ->
    [action] planerad
   *[other] planerat
}
status-under-way = pågår
status-fulfilled = { $kind ->
    [action] utförd
   *[other] uppfyllt
}
status-dropped = { $kind ->
    [action] avskriven
   *[other] avskrivet
}

pledge-financial = finansiellt
pledge-material = i natura
pledge-technical = tekniskt
pledge-policy = policy
pledge-capacity = kapacitetsuppbyggnad

## Protokoll
minutes = Protokoll
draft = UTKAST
approved = justerat
minutes-draft = Protokollet är ännu inte justerat.
approved-changed = { $approved } och därefter ändrat: ska justeras på nytt.
minutes-planned = Planerad tid
minutes-held = Faktisk tid
minutes-organiser = Arrangör
minutes-project = Projekt
minutes-quorum-bodies = { $n ->
    [one] en organisation
   *[other] { $n } organisationer
}
minutes-quorum-people = { $n ->
    [one] en person
   *[other] { $n } personer
}
minutes-quorum = För beslutförhet krävs
minutes-rule = Redovisning av inlägg
minutes-rule-organisation = talare anges endast med sin organisation
minutes-rule-none = varken talare eller närvarande namnges (Chatham House-regeln)
minutes-from-to = kl. { $from }–{ $to }
minutes-from = från kl. { $from }
minutes-numbers = Nummer inom hakparentes hänvisar till anteckningarna i protokollet.
minutes-objectives = Mål

summary = Sammanfattning
summary-decided = Beslutat
summary-pledged = Åtaganden
summary-to-do = Att göra
summary-more = { $n ->
    [one] ytterligare en längre ned
   *[other] ytterligare { $n } längre ned
}

attendance = Närvaro
attendance-expected = Deltagare
attendance-others = Övriga
attendance-persons = { $n ->
    [one] en person
   *[other] { $n } personer
}
attendance-absent = Frånvarande
attendance-not-taken = Väntade deltagare. Närvaron har inte antecknats.

proceedings = Mötets förlopp
proceedings-opening = Före dagordningen
item-lead = Leds av { $who }
item-minutes-planned = { $n ->
    [one] planerad tid: en minut
   *[other] planerad tid: { $n } minuter
}
item-minutes-extended = förlängd till { $n }
item-minutes-shortened = förkortad till { $n }
item-minutes-spent = { $n ->
    [one] faktisk tid: en minut
   *[other] faktisk tid: { $n } minuter
}
item-started = började kl. { $time }
item-tables = Bordsgrupper: { $tables }
item-questions = Frågor enligt dagordningen
item-recorded = Antecknades
item-skipped = Punkten utgick.
item-nothing = Inget antecknades.
item-not-reached = Punkten hann inte behandlas.

open = obesvarad
answered = Svar
also-asked = Även frågat
asked-times = { $n ->
    [one] ställd en gång
   *[other] ställd { $n } gånger
}
carried-over = skjuts upp till ett senare tillfälle
table-rapporteur = rapporteras av { $who }
round-passed = avstod från att yttra sig: { $who }
answered-below = besvarad i { $handle }
answer-to = Svar på { $handle }
objection = Invändning
objection-met = lydelsen ändrades därefter
put-to-vote = Ställt under omröstning
not-carried = Ställt under omröstning, inte antaget
taken-consent = i samförstånd, utan invändningar
taken-consent-objections = i samförstånd
taken-vote = { $for ->
    [one] 1 röst för
   *[other] { $for } röster för
}, { $against ->
    [one] 1 röst emot
   *[other] { $against } röster emot
}, { $abstain ->
    [one] 1 nedlagd röst
   *[other] { $abstain } nedlagda röster
}
taken-rule = omröstningsregel: { $rule }
rule-simple = enkel majoritet
rule-absolute = absolut majoritet
rule-two-thirds = två tredjedelars majoritet
rule-three-quarters = tre fjärdedelars majoritet
rule-unanimity = enhällighet
rule-consensus = konsensus
vote-by-bodies = en röst per organisation
abstentions-cast = nedlagda röster räknas som avgivna
abstentions-not-cast = nedlagda röster räknas inte
arithmetic-cast = { $of ->
    [one] { $for } av { $of } avgiven röst, { $needed } krävs
   *[other] { $for } av { $of } avgivna röster, { $needed } krävs
}
arithmetic-present = { $for } av { $of } närvarande, { $needed } krävs
arithmetic-members = { $of ->
    [one] { $for } av { $of } medlem, { $needed } krävs
   *[other] { $for } av { $of } medlemmar, { $needed } krävs
}
arithmetic-nobody-against = ingen emot
arithmetic-against = { $n } emot
taken-carried = antaget
reworded-taken = omformulerat sedan dess
crossed = ändrat på två datorer samtidigt: vad som gäller är inte avgjort
indicative = endast vägledande
indicative-bodies = endast vägledande, mötet var inte beslutfört: { $there } av de { $n } organisationer som krävs var närvarande
indicative-people = endast vägledande, mötet var inte beslutfört: { $there } av de { $n } personer som krävs var närvarande
roll-for = för: { $who }
roll-against = emot: { $who }
roll-abstain = avstår: { $who }
reservation = Reservation
taken-lost = inte antaget
pledge-kind = typ: { $kind }
at-time = kl. { $time }
on-day = den { $date }
lead = { $who } (huvudansvarig)
all-signatories = de undertecknande parterna gemensamt
due = senast den { $date }
indicator = indikator: { $text }
baseline = utgångsvärde: { $text }
target = målvärde: { $text }
source = källa: { $text }
beneficiaries = målgrupp: { $text }
territory = geografiskt område: { $text }
grew-from = utgår från { $handles }
agreed = { $kind ->
    [provision] överenskommen
   *[other] överenskommet
}
not-agreed = ej överenskommet
reworded = { $kind ->
    [provision] omformulerad efter överenskommelsen
   *[other] omformulerat efter överenskommelsen
}

poll-option = Svar
poll-question = Fråga
poll-count = Antal
poll-share = Andel
poll-chart = Diagram
poll-place = Genomsnittlig placering
poll-blank-column = Blankt
poll-unsure-column = Vet ej
poll-n = n = { $n }
poll-dots = { $n ->
    [one] en prick utplacerad
   *[other] { $n } prickar utplacerade
}
poll-first-choices = Förstahandsvalen har räknats.
poll-ballots = { $n ->
    [one] en röstsedel
   *[other] { $n } röstsedlar
}
poll-blank = { $n ->
    [one] en lämnade blankt
   *[other] { $n } lämnade blankt
}
poll-unsure = { $n ->
    [one] en visste inte
   *[other] { $n } visste inte
}
poll-median = median { $median }
poll-middle = mittersta hälften { $from } till { $to }
poll-deviation = standardavvikelse { $deviation }
poll-blocks = { $n ->
    [0] ingen blockerar
    [one] en blockerar
   *[other] { $n } blockerar
}
poll-end-support = fullt stöd
poll-end-block = blockering
poll-average = viktat medelvärde { $average }
poll-without-blocks = utan dem som blockerar (n = { $n }): { $figures }
poll-average-column = Medelvärde
polls-ranked = Enkätfrågor på en skala från 1 till { $n }, högsta medelvärdet först
poll-no-answers = Inga svar antecknades.

decisions = Beslut
pledges = Åtaganden
actions = Uppgifter
balance = Taletid
balance-who = Vem
balance-turns = Inlägg
balance-time = Tid
balance-silent = har inte yttrat sig: { $who }
wordings = Bilaga: hur lydelserna kom till
wordings-key = Överstruken text har utgått, text i fetstil har tillkommit.
wording-first = första lydelse
wording-changed = ändrad
wording-by = på begäran av { $who }
wording-device = skriven på { $device }
wording-hidden = En tidigare lydelse är utelämnad här: den nämner någon som inte får nämnas.
parked = Kvarstående frågor
open-questions = Obesvarade frågor
agreement = Överenskommet och undertecknat
agreed-together = överenskommet
agreed-pledges = åtaganden
agreed-purpose = syfte
agreed-recitals = skäl
agreed-provisions = bestämmelser
signed = undertecknat
not-signed = Ännu inte undertecknat
recitals = Skäl
next-steps = Nästa steg
next-steps-undated = utan datum
secretariat = Sekretariat
funding = Finansiering

column-number = Nr
column-decision = Beslut
column-put-to-vote = Föremål för omröstning
column-taken = Beslutsform
column-who = Ansvarig
column-pledge = Åtagande
column-action = Uppgift
column-due = Senast
column-indicator = Indikator
column-agreed = Överenskommet
column-status = Status
column-kind = Typ
column-what = Vad
yes = ja
no = nej
phone = tfn { $phone }

audience-public = offentlig version
audience-internal = intern version

## Samförståndsavtal
memorandum-subtitle = Samförståndsavtal
memorandum-undertaking = mot denna bakgrund åtar sig de undertecknande parterna att
memorandum-empty = Ännu har inget antecknats för detta dokument.
memorandum-draft-none = Ännu har inget åtagande antecknats.
memorandum-draft-waiting = { $n ->
    [one] En punkt är ännu inte överenskommen.
   *[other] { $n } punkter är ännu inte överenskomna.
}
memorandum-draft-reworded = { $n ->
    [one] En punkt omformulerades efter överenskommelsen; här återges den i den överenskomna lydelsen.
   *[other] { $n } punkter omformulerades efter överenskommelsen; här återges de i den överenskomna lydelsen.
}
memorandum-draft-indicative = { $n ->
    [one] En punkt överenskoms utan att mötet var beslutfört; överenskommelsen är endast vägledande.
   *[other] { $n } punkter överenskoms utan att mötet var beslutfört; överenskommelsen är endast vägledande.
}
memorandum-version = Version { $n }
memorandum-changed = Texten har ändrats sedan version { $n }.
memorandum-corrections = Rättelser sedan version { $n }
correction-added = tillägg
correction-dropped = strykning
correction-reworded = omformulering
correction-moved = flyttning
memorandum-parties = Parter
memorandum-purpose = Syfte
memorandum-together = De undertecknande parterna gemensamt
memorandum-lead = Huvudansvarig: { $who }
memorandum-with = tillsammans med { $who }
memorandum-provisions = Bestämmelser
memorandum-done = Upprättat i { $place } den { $date }
memorandum-done-place = Upprättat i { $place }
memorandum-done-date = Upprättat den { $date }
memorandum-signatures = Underskrifter
column-body = Organisation
column-name = Namn
column-capacity = Befattning
column-signature = Underskrift
column-date = Datum

## Skäl och tal
recital-given = Eftersom
recital-considering = Med hänsyn till att
recital-recognising = Med insikt om att
recital-recalling = Med erinran om att
recital-having-regard = Med beaktande av
# Det som står mellan heltal och decimaler.
decimal-mark = ,
# Ord som skrivs med liten bokstav efter en inledningsformel.
recital-small = en ett den det de dem denna detta dessa sådan sådant sådana varje var vart alla allt båda bägge många flera flertalet några någon något få ingen inget inga vi oss vår vårt våra man han hon sin sitt sina deras dess som i på vid av för från till med utan under över om mellan genom efter före sedan mot hos inom utanför enligt trots att när där då medan eftersom även inte både hur vad
# Det som före vokal skrivs i stället för sista ordet i en inledningsformel, om språket förkortar det: ”que qu’”.
recital-elision = -
# Det som står efter ett ord som inleder det följande.
colon = :
semicolon = ;
first-of-month = 1
percent = { $n }{"\u00A0"}%

## Vanliga slutbestämmelser i ett samförståndsavtal
clause-duration-title = Giltighetstid
clause-duration = Detta samförståndsavtal gäller i två år från dagen för den sista underskriften. Det kan förlängas skriftligen.
clause-no-legal-effect-title = Ingen rättslig verkan
clause-no-legal-effect = Detta samförståndsavtal anger vad de undertecknande parterna avser att göra. Det medför inga rättigheter eller skyldigheter i rättslig mening och binder inga medel; det som kräver ett avtal eller ett formellt beslut regleras genom ett sådant.
clause-amendments-title = Ändringar, anslutning och utträde
clause-amendments = Detta samförståndsavtal ändras skriftligen av samtliga undertecknande parter. Ytterligare organisationer ansluter sig genom att underteckna det. En part utträder genom skriftligt meddelande till sekretariatet en månad i förväg; övriga parters åtaganden kvarstår.
clause-languages-title = Språk
clause-languages = Om detta samförståndsavtal översätts har den undertecknade texten företräde.
clause-data-protection-title = Dataskydd
clause-data-protection = Personuppgifter utbyts endast i den utsträckning som detta samförståndsavtal kräver och lagen tillåter. Varje part ansvarar för de uppgifter som den innehar.

## The big screen
board-left = { $n ->
    [one] kvar av en minut
   *[other] kvar av { $n } minuter
}
board-over = över tiden
board-paused = Paus
board-before = Mötet har inte börjat än.
board-begins = Det börjar kl. { $time }.
board-ended = Mötet är avslutat.
board-end = slutar kl. { $time }
board-floor = Ordet har: { $who }
board-next = sedan: { $who }
board-withheld = (visas inte: ett namn förekommer)
board-agenda = Dagordning
board-skipped = utgår
board-polls = Enkätfrågor
board-polls-none = Ingen enkätfråga har ställts än.
board-poll-open = pågår
board-poll-closed = avslutad
board-agreed-none = Inget är överenskommet än.
