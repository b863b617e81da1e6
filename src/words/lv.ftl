### Latviešu valoda: teksts ap ierakstu.
### `locale` nosaka, kādus datumus, laikus un uzskaitījumus lieto, ja sanāksmei nav norādīts reģions.
locale = lv-LV

## Sanāksmju, ierakstu un personu veidi
kind-conference = konference
kind-roundtable = apaļā galda sanāksme
kind-workshop = darbseminārs
kind-planning = projekta plānošanas darbseminārs

entry-question = Jautājums
entry-proposal = Priekšlikums
entry-concern = Bažas
entry-decision = Lēmums
entry-action = Uzdevums
entry-pledge = Apņemšanās
entry-practice = Laba prakse
entry-recital = Apsvērums
entry-provision = Noteikums
entry-parked = Atlikts jautājums
entry-note = Privāta piezīme
entry-poll = Aptauja
entry-purpose = Mērķis

role-facilitator = sanāksmes vadība
role-rapporteur = protokolēšana
role-speaker = referāts
role-observer = novērotāja statusā
role-interpreter = mutiskā tulkošana
a-participant = kāds dalībnieks

presence-remote = attālināti
presence-left = sanāksmi atstāja pirms beigām
presence-apologies = prombūtne pieteikta
presence-expected = klātbūtne nav reģistrēta

status-planned = { $kind ->
    [action] plānots
   *[other] plānota
}
status-under-way = { $kind ->
    [action] tiek īstenots
   *[other] tiek īstenota
}
status-fulfilled = { $kind ->
    [action] izpildīts
   *[other] izpildīta
}
status-dropped = { $kind ->
    [action] atcelts
   *[other] atcelta
}

pledge-financial = finansiāla
pledge-material = materiāla
pledge-technical = tehniska
pledge-policy = rīcībpolitika
pledge-capacity = spēju veidošana

## Protokols
minutes = Protokols
draft = PROJEKTS
approved = apstiprināts
minutes-draft = Protokols vēl nav apstiprināts.
approved-changed = { $approved }, pēc tam grozīts: jāapstiprina no jauna.
minutes-planned = Plānotais laiks
minutes-held = Norises laiks
minutes-organiser = Rīkotājs
minutes-project = Projekts
minutes-quorum-bodies = { $n ->
    [zero] { $n } organizāciju
    [one] { $n } organizācija
   *[other] { $n } organizācijas
}
minutes-quorum-people = { $n ->
    [zero] { $n } personu
    [one] { $n } persona
   *[other] { $n } personas
}
minutes-quorum = Kvorums
minutes-rule = Runātāju norādīšana
minutes-rule-organisation = par runātājiem norādīta tikai viņu organizācija
minutes-rule-none = netiek nosaukti ne runātāji, ne klātesošie (Chatham House noteikums)
minutes-from-to = no plkst. { $from } līdz plkst. { $to }
minutes-from = no plkst. { $from }
minutes-numbers = Skaitļi kvadrātiekavās apzīmē protokola ierakstus.
minutes-objectives = Mērķi

summary = Kopsavilkums
summary-decided = Nolemts
summary-pledged = Apņemšanās
summary-to-do = Veicamie uzdevumi
summary-more = { $n ->
    [zero] vēl { $n } ierakstu turpmāk
    [one] vēl { $n } ieraksts turpmāk
   *[other] vēl { $n } ieraksti turpmāk
}

attendance = Klātesošie
attendance-expected = Dalībnieki
attendance-others = Pārējie
attendance-persons = { $n ->
    [zero] { $n } personu
    [one] { $n } persona
   *[other] { $n } personas
}
attendance-absent = Promesošie
attendance-not-taken = Gaidītie dalībnieki. Klātbūtne nav reģistrēta.

proceedings = Sanāksmes gaita
proceedings-opening = Pirms darba kārtības izskatīšanas
item-lead = Vada: { $who }
item-minutes-planned = { $n ->
    [zero] plānotais laiks: { $n } minūšu
    [one] plānotais laiks: { $n } minūte
   *[other] plānotais laiks: { $n } minūtes
}
item-minutes-extended = pagarināts līdz { $n }
item-minutes-shortened = saīsināts līdz { $n }
item-minutes-spent = { $n ->
    [zero] faktiskais laiks: { $n } minūšu
    [one] faktiskais laiks: { $n } minūte
   *[other] faktiskais laiks: { $n } minūtes
}
item-started = sākums plkst. { $time }
item-tables = Darba grupas: { $tables }
item-questions = Apspriežamie jautājumi
item-recorded = Protokolā ierakstīts
item-skipped = Šis darba kārtības punkts tika izlaists.
item-nothing = Ierakstu nav.
item-not-reached = Šo darba kārtības punktu izskatīt nepaspēja.

open = bez atbildes
answered = Atbilde
also-asked = Jautāts arī
asked-times = { $n ->
    [zero] uzdots { $n } reižu
    [one] uzdots { $n } reizi
   *[other] uzdots { $n } reizes
}
carried-over = pārcelts uz citu reizi
table-rapporteur = ziņo: { $who }
round-passed = atteicās no kārtas: { $who }
answered-below = atbilde: { $handle }
answer-to = Atbilde uz { $handle }
objection = Iebildums
objection-met = formulējums pēc tam grozīts
put-to-vote = Nodots balsošanai
not-carried = Nodots balsošanai, nav pieņemts
taken-consent = konsensa ceļā, bez iebildumiem
taken-consent-objections = konsensa ceļā
taken-vote = par – { $for ->
    [0] nav
   *[other] { $for }
}, pret – { $against ->
    [0] nav
   *[other] { $against }
}, atturas – { $abstain ->
    [0] nav
   *[other] { $abstain }
}
taken-rule = balsošanas kārtība: { $rule }
rule-simple = vienkāršs balsu vairākums
rule-absolute = absolūts balsu vairākums
rule-two-thirds = divu trešdaļu balsu vairākums
rule-three-quarters = trīs ceturtdaļu balsu vairākums
rule-unanimity = vienbalsība
rule-consensus = konsenss
vote-by-bodies = katrai organizācijai viena balss
abstentions-cast = atturēšanos ieskaita nodoto balsu skaitā
abstentions-not-cast = atturēšanos neieskaita
arithmetic-cast = { $for } no { $of ->
    [zero] { $of } nodotajām balsīm
    [one] { $of } nodotās balss
   *[other] { $of } nodotajām balsīm
}, nepieciešamais skaits – { $needed }
arithmetic-present = { $for } no { $of ->
    [zero] { $of } klātesošajiem
    [one] { $of } klātesošā
   *[other] { $of } klātesošajiem
}, nepieciešamais skaits – { $needed }
arithmetic-members = { $for } no { $of ->
    [zero] { $of } locekļiem
    [one] { $of } locekļa
   *[other] { $of } locekļiem
}, nepieciešamais skaits – { $needed }
arithmetic-nobody-against = pret nav neviena
arithmetic-against = pret – { $n }
taken-carried = { $kind ->
    [pledge] pieņemta
   *[other] pieņemts
}
reworded-taken = teksts vēlāk mainīts
crossed = vienlaikus mainīts divos datoros: nav izlemts, kas ir spēkā
indicative = bez saistoša spēka
indicative-bodies = bez saistoša spēka, jo nav kvoruma: klātesošo organizāciju skaits – { $there }, nepieciešamais – { $n }
indicative-people = bez saistoša spēka, jo nav kvoruma: klātesošo personu skaits – { $there }, nepieciešamais – { $n }
roll-for = par: { $who }
roll-against = pret: { $who }
roll-abstain = atturas: { $who }
reservation = Atruna
taken-lost = { $kind ->
    [pledge] nav pieņemta
   *[other] nav pieņemts
}
pledge-kind = veids: { $kind }
at-time = plkst. { $time }
on-day = ({ $date })
lead = { $who } (vadošais partneris)
all-signatories = parakstītājpuses kopīgi
due = termiņš: { $date }
indicator = rādītājs: { $text }
baseline = bāzes vērtība: { $text }
target = mērķa vērtība: { $text }
source = datu avots: { $text }
beneficiaries = mērķgrupa: { $text }
territory = teritorija: { $text }
grew-from = izriet no { $handles }
agreed = { $kind ->
    [purpose] saskaņots
    [recital] saskaņots
    [provision] saskaņots
   *[other] saskaņota
}
not-agreed = nav saskaņota
reworded = { $kind ->
    [purpose] pēc saskaņošanas pārformulēts
    [recital] pēc saskaņošanas pārformulēts
    [provision] pēc saskaņošanas pārformulēts
   *[other] pēc saskaņošanas pārformulēta
}

poll-option = Atbilde
poll-question = Jautājums
poll-count = Skaits
poll-share = Īpatsvars
poll-chart = Diagramma
poll-place = Vidējā vieta
poll-blank-column = Bez atbildes
poll-unsure-column = Nezina
poll-n = n = { $n }
poll-dots = { $n ->
    [zero] { $n } piešķirtu punktu
    [one] { $n } piešķirts punkts
   *[other] { $n } piešķirti punkti
}
poll-first-choices = Skaitītas pirmās izvēles.
poll-ballots = { $n ->
    [zero] { $n } biļetenu
    [one] { $n } biļetens
   *[other] { $n } biļeteni
}
poll-blank = { $n ->
    [zero] { $n } tukšu atbilžu
    [one] { $n } tukša atbilde
   *[other] { $n } tukšas atbildes
}
poll-unsure = { $n ->
    [zero] { $n } atbilžu „nezinu”
    [one] { $n } atbilde „nezinu”
   *[other] { $n } atbildes „nezinu”
}
poll-median = mediāna { $median }
poll-middle = vidējā puse – no { $from } līdz { $to }
poll-deviation = standartnovirze { $deviation }
poll-blocks = { $n ->
    [0] bloķējošu iebildumu nav
    [zero] { $n } bloķējošu iebildumu
    [one] { $n } bloķējošs iebildums
   *[other] { $n } bloķējoši iebildumi
}
poll-end-support = pilnīgs atbalsts
poll-end-block = bloķējošs iebildums
poll-average = vidējā svērtā vērtība { $average }
poll-without-blocks = bez bloķējošajiem iebildumiem (n = { $n }): { $figures }
poll-average-column = Vidējā vērtība
polls-ranked = Aptaujas skalā no 1 līdz { $n }, sākot ar augstāko vidējo vērtību
poll-no-answers = Atbildes nav reģistrētas.

decisions = Lēmumi
pledges = Apņemšanās
actions = Uzdevumi
balance = Runas laiks
balance-who = Kas
balance-turns = Uzstāšanās
balance-time = Laiks
balance-silent = nav izteikušies: { $who }
wordings = Pielikums: kā tapuši formulējumi
wordings-key = Pārsvītrotais teksts ir svītrots, treknrakstā izceltais – iekļauts.
wording-first = sākotnējais formulējums
wording-changed = grozīts
wording-by = pēc lūguma: { $who }
wording-device = ievadīts ierīcē { $device }
wording-hidden = Agrāks formulējums šeit ir izlaists: tajā nosaukts kāds, kuru nedrīkst nosaukt.
parked = Atliktie jautājumi
open-questions = Neatbildētie jautājumi
agreement = Saskaņošana un paraksti
agreed-together = saskaņots
agreed-pledges = apņemšanās
agreed-purpose = mērķis
agreed-recitals = apsvērumi
agreed-provisions = noteikumi
signed = parakstīts
not-signed = Vēl nav parakstīts
recitals = Apsvērumi
next-steps = Turpmākā rīcība
next-steps-undated = bez termiņa
secretariat = Sekretariāts
funding = Finansējums

column-number = Nr.
column-decision = Lēmums
column-put-to-vote = Balsojuma priekšmets
column-taken = Pieņemšanas kārtība
column-who = Atbildīgais
column-pledge = Apņemšanās
column-action = Uzdevums
column-due = Termiņš
column-indicator = Rādītājs
column-agreed = Saskaņota
column-status = Statuss
column-kind = Veids
column-what = Kas
yes = jā
no = nē
phone = tālr. { $phone }

audience-public = publiskā versija
audience-internal = iekšējā versija

## Saprašanās memorands
memorandum-subtitle = Saprašanās memorands
memorandum-undertaking = parakstītājpuses apņemas
memorandum-empty = Šim dokumentam vēl nekas nav ierakstīts.
memorandum-draft-none = Vēl nav ierakstīta neviena apņemšanās.
memorandum-draft-waiting = { $n ->
    [zero] Vēl jāsaskaņo { $n } daļu.
    [one] Vēl jāsaskaņo { $n } daļa.
   *[other] Vēl jāsaskaņo { $n } daļas.
}
memorandum-draft-reworded = { $n ->
    [zero] Pēc saskaņošanas grozīts { $n } daļu formulējums; šeit sniegta saskaņotā redakcija.
    [one] Pēc saskaņošanas grozīts { $n } daļas formulējums; šeit sniegta saskaņotā redakcija.
   *[other] Pēc saskaņošanas grozīts { $n } daļu formulējums; šeit sniegta saskaņotā redakcija.
}
memorandum-draft-indicative = { $n ->
    [zero] Bez kvoruma saskaņots { $n } daļu; šim saskaņojumam nav saistoša spēka.
    [one] Bez kvoruma saskaņota { $n } daļa; šim saskaņojumam nav saistoša spēka.
   *[other] Bez kvoruma saskaņotas { $n } daļas; šim saskaņojumam nav saistoša spēka.
}
memorandum-version = { $n }. versija
memorandum-changed = Kopš { $n }. versijas ir izdarīti grozījumi.
memorandum-corrections = Labojumi kopš { $n }. versijas
correction-added = papildinājums
correction-dropped = svītrojums
correction-reworded = pārformulējums
correction-moved = pārvietojums
memorandum-parties = Puses
memorandum-purpose = Mērķis
memorandum-together = Parakstītājpuses kopīgi
memorandum-lead = Vadošais partneris: { $who }
memorandum-with = līdzdarbojas: { $who }
memorandum-provisions = Noteikumi
memorandum-done = Sastādīts: { $place }, { $date }
memorandum-done-place = Sastādīts: { $place }
memorandum-done-date = Sastādīts: { $date }
memorandum-signatures = Paraksti
column-body = Organizācija
column-name = Vārds, uzvārds
column-capacity = Amats
column-signature = Paraksts
column-date = Datums

## Apsvērumi un skaitļi
recital-given = Ņemot vērā, ka
recital-considering = Uzskatot, ka
recital-recognising = Atzīstot, ka
recital-recalling = Atgādinot, ka
recital-having-regard = Ievērojot
# Kas skaitlī atdala veselo daļu no decimāldaļas.
decimal-mark = ,
# Vārdi, kurus pēc ievadformulas raksta ar mazo burtu.
recital-small = šis šī šie šās šo šā šim šai šiem šīs šajā šajos tas tā tie tās to tam tai tiem tām tajā tajos tāds tāda tādi tādas katrs katra katram katrai katru visi visas viss visu visiem visām abi abas daudzi daudzas daudz dažs daži dažas vairāki vairākas vairums neviens neviena kāds kāda mēs mūsu viņi viņas viņš viņa viņu savs sava savi savas kas ko kurš kura kuri kuras un ar bez no uz par pie pēc pirms pret starp līdz zem virs caur aiz kopš dēļ saskaņā ja kad kur kā lai gan jo ka tomēr arī tikai nav ir ne
# Ko pirms patskaņa raksta ievadformulas pēdējā vārda vietā, ja valoda to saīsina: „que qu’”.
recital-elision = -
# Kas stāv aiz vārda, kas ievada turpmāko.
colon = :
semicolon = ;
first-of-month = 1
percent = { $n }%

## Ierastie memoranda noslēguma noteikumi
clause-duration-title = Darbības termiņš
clause-duration = Šis memorands ir spēkā divus gadus no pēdējā paraksta dienas. Tā darbības termiņu var rakstveidā pagarināt.
clause-no-legal-effect-title = Juridisku seku neesība
clause-no-legal-effect = Šajā memorandā izklāstīts, ko parakstītājpuses ir iecerējušas darīt. Tas nerada juridiskas tiesības vai pienākumus un neuzliek finansiālas saistības; jautājumus, kuriem nepieciešams līgums vai formāls lēmums, nokārto ar attiecīgu līgumu vai lēmumu.
clause-amendments-title = Grozījumi, pievienošanās un izstāšanās
clause-amendments = Šo memorandu rakstveidā groza visas parakstītājpuses. Citas organizācijas pievienojas, memorandu parakstot. Organizācija izstājas, vienu mēnesi iepriekš rakstveidā par to paziņojot sekretariātam; pārējo parakstītājpušu apņemšanās paliek spēkā.
clause-languages-title = Valodas
clause-languages = Ja šis memorands tiek tulkots, noteicošais ir parakstītais teksts.
clause-data-protection-title = Personas datu aizsardzība
clause-data-protection = Ar personas datiem apmainās tikai tiktāl, ciktāl to prasa šis memorands un pieļauj tiesību akti. Katra organizācija atbild par tās rīcībā esošajiem datiem.

## The big screen
board-left = { $n ->
    [one] atlicis no { $n } minūtes
   *[other] atlicis no { $n } minūtēm
}
board-over = laiks pārsniegts
board-paused = Pauze
board-before = Sanāksme vēl nav sākusies.
board-begins = Sākums plkst. { $time }.
board-ended = Sanāksme ir beigusies.
board-end = beigas plkst. { $time }
board-floor = Vārds dots: { $who }
board-next = pēc tam: { $who }
board-withheld = (netiek rādīts: tekstā minēts vārds vai nosaukums)
board-agenda = Darba kārtība
board-skipped = izlaists
board-polls = Aptaujas
board-polls-none = Vēl nav bijusi neviena aptauja.
board-poll-open = notiek
board-poll-closed = slēgta
board-agreed-none = Vēl nekas nav saskaņots.
