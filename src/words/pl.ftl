### Polski: tekst wokół zapisu.
### `locale` wskazuje, czyje daty, godziny i wyliczenia stosuje się, gdy spotkanie nie podaje regionu.
locale = pl-PL

## Rodzaje spotkań, wpisów i osób
kind-conference = konferencja
kind-roundtable = okrągły stół
kind-workshop = warsztaty
kind-planning = warsztaty planowania projektu

entry-question = Pytanie
entry-proposal = Propozycja
entry-concern = Obawa
entry-decision = Decyzja
entry-action = Zadanie
entry-pledge = Zobowiązanie
entry-practice = Dobra praktyka
entry-recital = Motyw
entry-provision = Postanowienie
entry-parked = Sprawa odłożona
entry-note = Notatka prywatna
entry-poll = Sondaż
entry-purpose = Cel

role-facilitator = moderacja
role-rapporteur = protokołowanie
role-speaker = referat
role-observer = w charakterze obserwatora
role-interpreter = tłumaczenie ustne
a-participant = osoba uczestnicząca

presence-remote = udział zdalny
presence-left = wcześniejsze opuszczenie obrad
presence-apologies = nieobecność usprawiedliwiona
presence-expected = obecności nie odnotowano

status-planned = planowane
status-under-way = w realizacji
status-fulfilled = wykonane
status-dropped = zaniechane

pledge-financial = finansowe
pledge-material = rzeczowe
pledge-technical = techniczne
pledge-policy = polityka i regulacje
pledge-capacity = budowanie potencjału

## Protokół
minutes = Protokół
draft = PROJEKT
approved = zatwierdzono
minutes-draft = Protokół nie został jeszcze zatwierdzony.
approved-changed = { $approved }, a następnie zmieniono: wymaga ponownego zatwierdzenia.
minutes-planned = Czas planowany
minutes-held = Czas rzeczywisty
minutes-organiser = Organizator
minutes-project = Projekt
minutes-quorum-bodies = { $n ->
    [one] jeden podmiot
    [few] { $n } podmioty
    [many] { $n } podmiotów
   *[other] { $n } podmiotu
}
minutes-quorum-people = { $n ->
    [one] jedna osoba
    [few] { $n } osoby
    [many] { $n } osób
   *[other] { $n } osoby
}
minutes-quorum = Kworum
minutes-rule = Wskazywanie mówców
minutes-rule-organisation = osoby zabierające głos wskazuje się wyłącznie nazwą instytucji lub organizacji
minutes-rule-none = nie wskazuje się ani osób zabierających głos, ani obecnych (zasada Chatham House)
minutes-from-to = od godz. { $from } do godz. { $to }
minutes-from = od godz. { $from }
minutes-numbers = Liczby w nawiasach kwadratowych oznaczają wpisy w protokole.
minutes-objectives = Cele

summary = Podsumowanie
summary-decided = Zdecydowano
summary-pledged = Podjęte zobowiązania
summary-to-do = Do wykonania
summary-more = { $n ->
    [one] jeszcze jeden wpis poniżej
    [few] jeszcze { $n } wpisy poniżej
    [many] jeszcze { $n } wpisów poniżej
   *[other] jeszcze { $n } wpisu poniżej
}

attendance = Obecność
attendance-expected = Uczestnicy
attendance-others = Pozostali
attendance-persons = { $n ->
    [one] jedna osoba
    [few] { $n } osoby
    [many] { $n } osób
   *[other] { $n } osoby
}
attendance-absent = Nieobecni
attendance-not-taken = Lista osób spodziewanych. Obecności nie odnotowano.

proceedings = Przebieg spotkania
proceedings-opening = Przed przystąpieniem do porządku obrad
item-lead = Prowadzenie: { $who }
item-minutes-planned = { $n ->
    [one] czas planowany: jedna minuta
    [few] czas planowany: { $n } minuty
    [many] czas planowany: { $n } minut
   *[other] czas planowany: { $n } minuty
}
item-minutes-extended = przedłużony do { $n }
item-minutes-shortened = skrócony do { $n }
item-minutes-spent = { $n ->
    [one] czas rzeczywisty: jedna minuta
    [few] czas rzeczywisty: { $n } minuty
    [many] czas rzeczywisty: { $n } minut
   *[other] czas rzeczywisty: { $n } minuty
}
item-started = rozpoczęcie o godz. { $time }
item-tables = Grupy przy stolikach: { $tables }
item-questions = Pytania z porządku obrad
item-recorded = Odnotowano
item-skipped = Ten punkt pominięto.
item-nothing = Nic nie odnotowano.
item-not-reached = Tego punktu nie zdążono rozpatrzyć.

open = bez odpowiedzi
answered = Odpowiedź
also-asked = Pytano także
asked-times = { $n ->
    [one] zadane raz
    [few] zadane { $n } razy
    [many] zadane { $n } razy
   *[other] zadane { $n } raza
}
carried-over = przeniesione na inny termin
table-rapporteur = sprawozdanie: { $who }
round-passed = bez zabrania głosu w rundzie: { $who }
answered-below = odpowiedź: { $handle }
answer-to = Odpowiedź na { $handle }
objection = Sprzeciw
objection-met = brzmienie następnie zmieniono
put-to-vote = Poddano pod głosowanie
not-carried = Poddano pod głosowanie, nie przyjęto
taken-consent = w drodze konsensusu, bez sprzeciwu
taken-consent-objections = w drodze konsensusu
taken-vote = głosów za: { $for }, przeciw: { $against }, wstrzymujących się: { $abstain }
taken-rule = zasada głosowania: { $rule }
rule-simple = zwykła większość głosów
rule-absolute = bezwzględna większość głosów
rule-two-thirds = większość dwóch trzecich głosów
rule-three-quarters = większość trzech czwartych głosów
rule-unanimity = jednomyślność
rule-consensus = konsensus
vote-by-bodies = jeden głos na podmiot
abstentions-cast = głosy wstrzymujące się wlicza się do głosów oddanych
abstentions-not-cast = głosów wstrzymujących się nie wlicza się
arithmetic-cast = { $of ->
    [one] { $for } z { $of } oddanego głosu, wymagane: { $needed }
   *[other] { $for } z { $of } oddanych głosów, wymagane: { $needed }
}
arithmetic-present = { $of ->
    [one] { $for } z { $of } obecnej osoby, wymagane: { $needed }
   *[other] { $for } z { $of } obecnych, wymagane: { $needed }
}
arithmetic-members = { $of ->
    [one] { $for } z { $of } członka, wymagane: { $needed }
   *[other] { $for } z { $of } członków, wymagane: { $needed }
}
arithmetic-nobody-against = brak głosów przeciw
arithmetic-against = głosów przeciw: { $n }
taken-carried = przyjęto
reworded-taken = treść później zmieniona
crossed = zmieniono jednocześnie na dwóch komputerach: nie ustalono, co obowiązuje
indicative = bez mocy wiążącej
indicative-bodies = bez mocy wiążącej z powodu braku kworum: liczba obecnych podmiotów – { $there }, wymagana – { $n }
indicative-people = bez mocy wiążącej z powodu braku kworum: liczba obecnych osób – { $there }, wymagana – { $n }
roll-for = za: { $who }
roll-against = przeciw: { $who }
roll-abstain = wstrzymanie się od głosu: { $who }
reservation = Zastrzeżenie
taken-lost = nie przyjęto
pledge-kind = rodzaj: { $kind }
at-time = o godz. { $time }
on-day = w dniu { $date }
lead = { $who } (podmiot wiodący)
all-signatories = sygnatariusze wspólnie
due = do { $date } r.
indicator = wskaźnik: { $text }
baseline = wartość bazowa: { $text }
target = wartość docelowa: { $text }
source = źródło danych: { $text }
beneficiaries = grupa docelowa: { $text }
territory = obszar: { $text }
grew-from = wywodzi się z { $handles }
agreed = uzgodniono
not-agreed = nie uzgodniono
reworded = przeredagowano po uzgodnieniu

poll-option = Odpowiedź
poll-question = Pytanie
poll-count = Liczba
poll-share = Udział
poll-chart = Wykres
poll-place = Średnia pozycja
poll-blank-column = Bez odpowiedzi
poll-unsure-column = Nie wiem
poll-n = n = { $n }
poll-dots = { $n ->
    [one] przyznano jeden punkt
    [few] przyznano { $n } punkty
    [many] przyznano { $n } punktów
   *[other] przyznano { $n } punktu
}
poll-first-choices = Policzono pierwsze wybory.
poll-ballots = { $n ->
    [one] oddano jedną kartę
    [few] oddano { $n } karty
    [many] oddano { $n } kart
   *[other] oddano { $n } karty
}
poll-blank = { $n ->
    [one] jedna odpowiedź pusta
    [few] { $n } odpowiedzi puste
    [many] { $n } odpowiedzi pustych
   *[other] { $n } odpowiedzi pustej
}
poll-unsure = { $n ->
    [one] jedna odpowiedź „nie wiem”
    [few] { $n } odpowiedzi „nie wiem”
    [many] { $n } odpowiedzi „nie wiem”
   *[other] { $n } odpowiedzi „nie wiem”
}
poll-median = mediana { $median }
poll-middle = środkowa połowa od { $from } do { $to }
poll-deviation = odchylenie standardowe { $deviation }
poll-blocks = { $n ->
    [0] brak sprzeciwów blokujących
    [one] jeden sprzeciw blokujący
    [few] { $n } sprzeciwy blokujące
    [many] { $n } sprzeciwów blokujących
   *[other] { $n } sprzeciwu blokującego
}
poll-end-support = pełne poparcie
poll-end-block = sprzeciw blokujący
poll-average = średnia ważona { $average }
poll-without-blocks = bez sprzeciwów blokujących (n = { $n }): { $figures }
poll-average-column = Średnia
polls-ranked = Sondaże w skali od 1 do { $n }, od najwyższej średniej
poll-no-answers = Nie odnotowano odpowiedzi.

decisions = Decyzje
pledges = Zobowiązania
actions = Zadania
balance = Czas wypowiedzi
balance-who = Kto
balance-turns = Wypowiedzi
balance-time = Czas
balance-silent = bez zabrania głosu: { $who }
wordings = Załącznik: jak powstało brzmienie zapisów
wordings-key = Tekst przekreślony usunięto, tekst pogrubiony dodano.
wording-first = pierwotne brzmienie
wording-changed = zmieniono
wording-by = na wniosek: { $who }
wording-device = wprowadzono na urządzeniu { $device }
wording-hidden = Wcześniejsze brzmienie pominięto: wymienia osobę lub podmiot, których nie wolno wymieniać.
parked = Sprawy odłożone
open-questions = Pytania bez odpowiedzi
agreement = Uzgodnienia i podpisy
agreed-together = uzgodniono
agreed-pledges = zobowiązania
agreed-purpose = cel
agreed-recitals = motywy
agreed-provisions = postanowienia
signed = podpisano
not-signed = Jeszcze nie podpisano
recitals = Motywy
next-steps = Dalsze kroki
next-steps-undated = bez terminu
secretariat = Sekretariat
funding = Finansowanie

column-number = Nr
column-decision = Decyzja
column-put-to-vote = Przedmiot głosowania
column-taken = Sposób podjęcia
column-who = Kto
column-pledge = Zobowiązanie
column-action = Zadanie
column-due = Termin
column-indicator = Wskaźnik
column-agreed = Uzgodniono
column-status = Stan
column-kind = Rodzaj
column-what = Co
yes = tak
no = nie
phone = tel. { $phone }

audience-public = wersja publiczna
audience-internal = wersja wewnętrzna

## Porozumienie o współpracy
memorandum-subtitle = Porozumienie o współpracy
memorandum-undertaking = Sygnatariusze zobowiązują się:
memorandum-empty = W tym dokumencie nic jeszcze nie zapisano.
memorandum-draft-none = Nie zapisano jeszcze żadnego zobowiązania.
memorandum-draft-waiting = { $n ->
    [one] Jedna część oczekuje na uzgodnienie.
    [few] { $n } części oczekują na uzgodnienie.
    [many] { $n } części oczekuje na uzgodnienie.
   *[other] { $n } części oczekuje na uzgodnienie.
}
memorandum-draft-reworded = { $n ->
    [one] Jedną część przeredagowano po uzgodnieniu; podano ją tutaj w uzgodnionym brzmieniu.
    [few] { $n } części przeredagowano po uzgodnieniu; podano je tutaj w uzgodnionym brzmieniu.
    [many] { $n } części przeredagowano po uzgodnieniu; podano je tutaj w uzgodnionym brzmieniu.
   *[other] { $n } części przeredagowano po uzgodnieniu; podano je tutaj w uzgodnionym brzmieniu.
}
memorandum-draft-indicative = { $n ->
    [one] Jedną część uzgodniono bez kworum; uzgodnienie to nie ma mocy wiążącej.
    [few] { $n } części uzgodniono bez kworum; uzgodnienia te nie mają mocy wiążącej.
    [many] { $n } części uzgodniono bez kworum; uzgodnienia te nie mają mocy wiążącej.
   *[other] { $n } części uzgodniono bez kworum; uzgodnienia te nie mają mocy wiążącej.
}
memorandum-version = Wersja { $n }
memorandum-changed = Od wersji { $n } wprowadzono zmiany.
memorandum-corrections = Poprawki od wersji { $n }
correction-added = dodano
correction-dropped = usunięto
correction-reworded = przeredagowano
correction-moved = przeniesiono
memorandum-parties = Strony
memorandum-purpose = Cel
memorandum-together = Sygnatariusze wspólnie
memorandum-lead = Podmiot wiodący: { $who }
memorandum-with = współpraca: { $who }
memorandum-provisions = Postanowienia
memorandum-done = Sporządzono: { $place }, dnia { $date } r.
memorandum-done-place = Sporządzono: { $place }
memorandum-done-date = Sporządzono dnia { $date } r.
memorandum-signatures = Podpisy
column-body = Podmiot
column-name = Imię i nazwisko
column-capacity = Funkcja
column-signature = Podpis
column-date = Data

## Motywy i liczby
recital-given = Zważywszy, że
recital-considering = Biorąc pod uwagę, że
recital-recognising = Uznając, że
recital-recalling = Przypominając, że
recital-having-regard = Uwzględniając
# Co stoi między całością a ułamkiem dziesiętnym liczby.
decimal-mark = ,
# Wyrazy, które po formule wstępnej pisze się małą literą.
recital-small = a i w we z ze na do od o u po pod nad przed przy przez za dla bez ku między poza wśród wobec według zgodnie podczas mimo ten ta to te ci tego tej tych temu tym tę tą taki taka takie tacy każdy każda każde wszyscy wszystkie wszystko wiele wielu większość niektóre niektórzy kilka kilku liczne liczni my oni one on ona ono nas nasz nasza nasze ich jego jej który która które co kto jak jako jeśli jeżeli gdy gdzie kiedy że choć ponieważ oraz także również nie tylko obie oba obaj obydwie
# Co drukuje się przed samogłoską zamiast ostatniego wyrazu formuły wstępnej, jeśli język go skraca: „que qu’”.
recital-elision = -
# Co stoi za wyrazem, który zapowiada dalszy ciąg.
colon = :
semicolon = ;
first-of-month = 1
percent = { $n }%

## Zwyczajowe postanowienia końcowe porozumienia
clause-duration-title = Okres obowiązywania
clause-duration = Niniejsze porozumienie obowiązuje przez dwa lata od dnia złożenia ostatniego podpisu. Może zostać przedłużone w formie pisemnej.
clause-no-legal-effect-title = Brak skutków prawnych
clause-no-legal-effect = Niniejsze porozumienie wyraża zamiary sygnatariuszy. Nie tworzy praw ani obowiązków w znaczeniu prawnym i nie pociąga za sobą zobowiązań finansowych; sprawy wymagające zawarcia umowy lub podjęcia formalnej decyzji reguluje się w takiej umowie lub decyzji.
clause-amendments-title = Zmiany, przystąpienie i wystąpienie
clause-amendments = Zmiany niniejszego porozumienia dokonują wszyscy sygnatariusze w formie pisemnej. Kolejne podmioty przystępują do niego przez jego podpisanie. Podmiot występuje z porozumienia przez pisemne zawiadomienie sekretariatu z miesięcznym wyprzedzeniem; zobowiązania pozostałych sygnatariuszy pozostają w mocy.
clause-languages-title = Języki
clause-languages = W przypadku przetłumaczenia niniejszego porozumienia rozstrzygający jest tekst podpisany.
clause-data-protection-title = Ochrona danych osobowych
clause-data-protection = Wymiana danych osobowych następuje wyłącznie w zakresie, w jakim wymaga tego niniejsze porozumienie i na jaki zezwala prawo. Każdy podmiot odpowiada za dane, którymi dysponuje.

## The big screen
board-left = { $n ->
    [one] pozostało z jednej minuty
   *[other] pozostało z { $n } minut
}
board-over = czas przekroczony
board-paused = Przerwa
board-before = Spotkanie jeszcze się nie rozpoczęło.
board-begins = Początek o godz. { $time }.
board-ended = Spotkanie się zakończyło.
board-end = koniec o godz. { $time }
board-floor = Głos ma: { $who }
board-next = następnie: { $who }
board-withheld = (nie pokazano: występuje tu nazwisko lub nazwa)
board-agenda = Porządek obrad
board-skipped = pominięto
board-polls = Sondaże
board-polls-none = Nie było jeszcze żadnego sondażu.
board-poll-open = trwa
board-poll-closed = zakończony
board-agreed-none = Niczego jeszcze nie uzgodniono.
