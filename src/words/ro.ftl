### Română: textul din jurul înregistrărilor.
locale = ro-RO

## Tipuri de întâlniri, de înregistrări, de persoane
kind-conference = conferință
kind-roundtable = masă rotundă
kind-workshop = atelier de lucru
kind-planning = atelier de planificare a proiectului

entry-question = Întrebare
entry-proposal = Propunere
entry-concern = Îngrijorare
entry-decision = Decizie
entry-action = Acțiune
entry-pledge = Angajament
entry-practice = Bună practică
entry-recital = Considerent
entry-provision = Dispoziție
entry-parked = Subiect amânat
entry-note = Notă personală
entry-poll = Sondaj
entry-purpose = Scop

role-facilitator = facilitator
role-rapporteur = raportor
role-speaker = vorbitor
role-observer = observator
role-interpreter = interpret
a-participant = un participant

presence-remote = la distanță
presence-left = a plecat mai devreme
presence-apologies = absență motivată
presence-expected = prezență neînregistrată

status-planned = { $kind ->
    [action] planificată
   *[other] planificat
}
status-under-way = în curs
status-fulfilled = { $kind ->
    [action] îndeplinită
   *[other] îndeplinit
}
status-dropped = { $kind ->
    [action] abandonată
   *[other] abandonat
}

pledge-financial = financiar
pledge-material = în natură
pledge-technical = tehnic
pledge-policy = politici publice
pledge-capacity = dezvoltarea capacităților

## Proces-verbal
minutes = Proces-verbal
draft = PROIECT
approved = aprobat
minutes-draft = Prezentul proces-verbal nu a fost încă aprobat.
approved-changed = { $approved }, apoi modificat: de aprobat din nou.
minutes-planned = Interval planificat
minutes-held = Interval efectiv
minutes-organiser = Organizator
minutes-project = Proiect
minutes-quorum-bodies = { $n ->
    [one] o entitate
    [few] { $n } entități
   *[other] { $n } de entități
}
minutes-quorum-people = { $n ->
    [one] o persoană
    [few] { $n } persoane
   *[other] { $n } de persoane
}
minutes-quorum = Cvorum
minutes-rule = Atribuirea intervențiilor
minutes-rule-organisation = pentru vorbitori se indică numai entitatea din care fac parte
minutes-rule-none = nu sunt numiți nici vorbitorii, nici cei prezenți (regula Chatham House)
minutes-from-to = de la ora { $from } până la ora { $to }
minutes-from = de la ora { $from }
minutes-numbers = Numerele dintre paranteze drepte indică înregistrările din procesul-verbal.
minutes-objectives = Obiective

summary = Rezumat
summary-decided = Decizii luate
summary-pledged = Angajamente asumate
summary-to-do = De făcut
summary-more = { $n ->
    [one] încă un punct mai jos
    [few] încă { $n } puncte mai jos
   *[other] încă { $n } de puncte mai jos
}

attendance = Prezență
attendance-expected = Participanți
attendance-others = Alte persoane
attendance-persons = { $n ->
    [one] o persoană
    [few] { $n } persoane
   *[other] { $n } de persoane
}
attendance-absent = Absențe
attendance-not-taken = Lista persoanelor așteptate. Prezența nu a fost înregistrată.

proceedings = Desfășurarea lucrărilor
proceedings-opening = Înainte de ordinea de zi
item-lead = Moderare: { $who }
item-minutes-planned = { $n ->
    [one] durată planificată: un minut
    [few] durată planificată: { $n } minute
   *[other] durată planificată: { $n } de minute
}
item-minutes-extended = prelungită la { $n }
item-minutes-shortened = redusă la { $n }
item-minutes-spent = { $n ->
    [one] durată efectivă: un minut
    [few] durată efectivă: { $n } minute
   *[other] durată efectivă: { $n } de minute
}
item-started = început la ora { $time }
item-tables = Mese de lucru: { $tables }
item-questions = Întrebări pe ordinea de zi
item-recorded = Intervenții
item-skipped = Acest punct nu a fost discutat.
item-nothing = Nu s-a înregistrat nimic.
item-not-reached = Nu s-a ajuns la acest punct.

open = fără răspuns
answered = Răspuns
also-asked = S-a mai întrebat
asked-times = { $n ->
    [one] adresată o dată
    [few] adresată de { $n } ori
   *[other] adresată de { $n } de ori
}
carried-over = amânată pentru altă dată
table-rapporteur = raportează { $who }
round-passed = au cedat rândul: { $who }
answered-below = răspunsul se află la nr. { $handle }
answer-to = Răspuns la nr. { $handle }
objection = Obiecție
objection-met = textul a fost modificat ulterior
put-to-vote = Supusă la vot
not-carried = Supus la vot și neadoptat
taken-consent = prin consens, fără obiecții
taken-consent-objections = prin consens
taken-vote = { $for ->
    [0] niciun vot pentru
    [one] 1 vot pentru
    [few] { $for } voturi pentru
   *[other] { $for } de voturi pentru
}, { $against ->
    [0] niciunul împotrivă
   *[other] { $against } împotrivă
}, { $abstain ->
    [0] nicio abținere
    [one] 1 abținere
    [few] { $abstain } abțineri
   *[other] { $abstain } de abțineri
}
taken-rule = regulă: { $rule }
rule-simple = majoritate simplă
rule-absolute = majoritate absolută
rule-two-thirds = majoritate de două treimi
rule-three-quarters = majoritate de trei pătrimi
rule-unanimity = unanimitate
rule-consensus = consens
vote-by-bodies = câte un vot pentru fiecare entitate
abstentions-cast = abținerile se socotesc voturi exprimate
abstentions-not-cast = abținerile nu se iau în calcul
arithmetic-cast = { $of ->
    [one] { $for } din { $of } vot exprimat
    [few] { $for } din { $of } voturi exprimate
   *[other] { $for } din { $of } de voturi exprimate
}, minimum necesar { $needed }
arithmetic-present = { $of ->
    [one] { $for } din { $of } membru prezent
    [few] { $for } din { $of } membri prezenți
   *[other] { $for } din { $of } de membri prezenți
}, minimum necesar { $needed }
arithmetic-members = { $of ->
    [one] { $for } din { $of } membru
    [few] { $for } din { $of } membri
   *[other] { $for } din { $of } de membri
}, minimum necesar { $needed }
arithmetic-nobody-against = niciun vot împotrivă
arithmetic-against = { $n ->
    [one] 1 vot împotrivă
    [few] { $n } voturi împotrivă
   *[other] { $n } de voturi împotrivă
}
taken-carried = { $kind ->
    [pledge] adoptat
   *[other] adoptată
}
reworded-taken = text modificat ulterior
crossed = modificat simultan pe două calculatoare: nu s-a stabilit ce este valabil
indicative = numai cu titlu orientativ
indicative-bodies = numai cu titlu orientativ, în lipsa cvorumului: entități prezente, { $there } din { $n } necesare
indicative-people = numai cu titlu orientativ, în lipsa cvorumului: persoane prezente, { $there } din { $n } necesare
roll-for = pentru: { $who }
roll-against = împotrivă: { $who }
roll-abstain = abținere: { $who }
reservation = Rezervă
taken-lost = { $kind ->
    [pledge] neadoptat
   *[other] neadoptată
}
pledge-kind = tip: { $kind }
at-time = la ora { $time }
on-day = la { $date }
lead = { $who } (coordonator)
all-signatories = entitățile semnatare împreună
due = până la { $date }
indicator = indicator: { $text }
baseline = situația actuală: { $text }
target = țintă: { $text }
source = sursă: { $text }
beneficiaries = beneficiari: { $text }
territory = teritoriu: { $text }
grew-from = provine din { $handles }
agreed = { $kind ->
    [provision] convenită
   *[other] convenit
}
not-agreed = fără acord
reworded = { $kind ->
    [provision] reformulată după acord
   *[other] reformulat după acord
}

poll-option = Răspuns
poll-question = Întrebare
poll-count = Număr
poll-share = Procent
poll-chart = Grafic
poll-place = Poziție medie
poll-blank-column = Necompletat
poll-unsure-column = Nu știu
poll-n = n = { $n }
poll-dots = { $n ->
    [one] o bulină plasată
    [few] { $n } buline plasate
   *[other] { $n } de buline plasate
}
poll-first-choices = Se numără primele opțiuni.
poll-ballots = { $n ->
    [one] un buletin
    [few] { $n } buletine
   *[other] { $n } de buletine
}
poll-blank = { $n ->
    [one] un răspuns necompletat
    [few] { $n } răspunsuri necompletate
   *[other] { $n } de răspunsuri necompletate
}
poll-unsure = { $n ->
    [one] un răspuns „nu știu”
    [few] { $n } răspunsuri „nu știu”
   *[other] { $n } de răspunsuri „nu știu”
}
poll-median = mediană { $median }
poll-middle = jumătatea centrală de la { $from } la { $to }
poll-deviation = abatere standard { $deviation }
poll-blocks = { $n ->
    [0] nicio blocare
    [one] o blocare
    [few] { $n } blocări
   *[other] { $n } de blocări
}
poll-end-support = susținere deplină
poll-end-block = blocare
poll-average = medie ponderată { $average }
poll-without-blocks = fără blocări (n = { $n }): { $figures }
poll-average-column = Medie
polls-ranked = Sondaje pe o scală de la 1 la { $n }, în ordinea descrescătoare a mediei
poll-no-answers = Nu s-a înregistrat niciun răspuns.

decisions = Decizii
pledges = Angajamente
actions = Acțiuni
balance = Timp de vorbire
balance-who = Cine
balance-turns = Intervenții
balance-time = Timp
balance-silent = nu au luat cuvântul: { $who }
wordings = Anexă: evoluția formulărilor
wordings-key = Textul tăiat a fost eliminat, iar textul cu caractere aldine a fost introdus.
wording-first = prima formulare
wording-changed = modificare
wording-by = cerută de { $who }
wording-device = introdusă pe { $device }
wording-hidden = O formulare anterioară este omisă aici: numește pe cineva care nu poate fi numit.
parked = Subiecte amânate
open-questions = Întrebări fără răspuns
agreement = Acorduri și semnături
agreed-together = convenite
agreed-pledges = angajamente
agreed-purpose = scop
agreed-recitals = considerente
agreed-provisions = dispoziții
signed = semnat
not-signed = Urmează să semneze
recitals = Considerente
next-steps = Pașii următori
next-steps-undated = fără termen
secretariat = Secretariat
funding = Finanțare

column-number = Nr.
column-decision = Decizie
column-put-to-vote = Obiectul votului
column-taken = Modul de decizie
column-who = Responsabil
column-pledge = Angajament
column-action = Acțiune
column-due = Termen
column-indicator = Indicator
column-agreed = Convenit
column-status = Stadiu
column-kind = Tip
column-what = Ce
yes = da
no = nu
phone = tel. { $phone }

audience-public = versiune publică
audience-internal = versiune internă

## Memorandum de înțelegere
memorandum-subtitle = Memorandum de înțelegere
memorandum-undertaking = entitățile semnatare își asumă următoarele angajamente:
memorandum-empty = Nu s-a înregistrat încă nimic pentru acest memorandum.
memorandum-draft-none = Nu s-a înregistrat încă niciun angajament.
memorandum-draft-waiting = { $n ->
    [one] Un element urmează să fie convenit.
    [few] { $n } elemente urmează să fie convenite.
   *[other] { $n } de elemente urmează să fie convenite.
}
memorandum-draft-reworded = { $n ->
    [one] Un element a fost reformulat după ce a fost convenit; figurează aici în formularea convenită.
    [few] { $n } elemente au fost reformulate după ce au fost convenite; figurează aici în formularea convenită.
   *[other] { $n } de elemente au fost reformulate după ce au fost convenite; figurează aici în formularea convenită.
}
memorandum-draft-indicative = { $n ->
    [one] Un element a fost convenit fără cvorum; acordul are numai caracter orientativ.
    [few] { $n } elemente au fost convenite fără cvorum; acordul are numai caracter orientativ.
   *[other] { $n } de elemente au fost convenite fără cvorum; acordul are numai caracter orientativ.
}
memorandum-version = Versiunea { $n }
memorandum-changed = Textul a fost modificat după versiunea { $n }.
memorandum-corrections = Corecturi față de versiunea { $n }
correction-added = adăugare
correction-dropped = eliminare
correction-reworded = reformulare
correction-moved = mutare
memorandum-parties = Părți
memorandum-purpose = Scop
memorandum-together = Entitățile semnatare împreună
memorandum-lead = Coordonator: { $who }
memorandum-with = împreună cu { $who }
memorandum-provisions = Dispoziții
memorandum-done = Încheiat la { $place }, la { $date }
memorandum-done-place = Încheiat la { $place }
memorandum-done-date = Încheiat la { $date }
memorandum-signatures = Semnături
column-body = Entitate
column-name = Nume și prenume
column-capacity = Funcție
column-signature = Semnătură
column-date = Data

## Considerente și numere
recital-given = Dat fiind că
recital-considering = Considerând că
recital-recognising = Recunoscând că
recital-recalling = Amintind că
recital-having-regard = Având în vedere
decimal-mark = ,
recital-small = un o unii unele niște acest această acești aceste acesta aceasta aceștia acestea acel acea acei acele cel cea cei cele al a ai ale tot toată toți toate fiecare orice ambii ambele mulți multe câțiva câteva alt altă alți alte niciun nicio nici el ea ei ele noi se nu ne la în într dintr printr din de despre după dinspre cu fără pentru prin până sub peste pe între către contra că când unde cum dacă deși întrucât deoarece există este sunt au
recital-elision = -
colon = :
semicolon = ;
first-of-month = 1
percent = { $n }{"\u00A0"}%

## Clauze finale uzuale ale unui memorandum
clause-duration-title = Durată
clause-duration = Prezentul memorandum se aplică timp de doi ani începând cu ziua ultimei semnături. Acesta poate fi prelungit în scris.
clause-no-legal-effect-title = Lipsa efectelor juridice
clause-no-legal-effect = Prezentul memorandum enunță ceea ce entitățile semnatare intenționează să facă. Acesta nu creează drepturi sau obligații juridice și nu angajează nicio cheltuială; ceea ce necesită un contract sau o hotărâre formală se stabilește printr-un astfel de act.
clause-amendments-title = Modificare, aderare și retragere
clause-amendments = Prezentul memorandum se modifică în scris de către toate entitățile semnatare. Alte entități aderă prin semnarea acestuia. O entitate se retrage printr-o notificare scrisă adresată secretariatului cu o lună înainte; angajamentele celorlalte entități rămân valabile.
clause-languages-title = Limbi
clause-languages = În cazul traducerii prezentului memorandum, prevalează textul semnat.
clause-data-protection-title = Protecția datelor
clause-data-protection = Datele cu caracter personal se schimbă numai în măsura în care prezentul memorandum o cere și legea o permite. Fiecare entitate răspunde de datele pe care le deține.

## The big screen
board-left = { $n ->
    [one] rămas dintr-un minut
    [few] rămas din { $n } minute
   *[other] rămas din { $n } de minute
}
board-over = timp depășit
board-paused = Pauză
board-before = Sesiunea nu a început încă.
board-begins = Începe la ora { $time }.
board-ended = Sesiunea s-a încheiat.
board-end = se încheie la ora { $time }
board-floor = Are cuvântul: { $who }
board-next = apoi: { $who }
board-withheld = (nu se afișează: conține un nume)
board-agenda = Ordinea de zi
board-skipped = omis
board-polls = Sondaje
board-polls-none = Nu a avut loc încă niciun sondaj.
board-poll-open = deschis
board-poll-closed = închis
board-agreed-none = Încă nu s-a convenit nimic.
