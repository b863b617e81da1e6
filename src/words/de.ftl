### Deutsch: der Text rund um die Aufzeichnung.
### `locale` ist die Sprachform für Daten, Uhrzeiten und Aufzählungen, wenn die Sitzung keine Region nennt.
locale = de-DE

## Arten von Veranstaltungen, Einträgen und Beteiligten
kind-conference = Konferenz
kind-roundtable = Runder Tisch
kind-workshop = Workshop
kind-planning = Workshop zur Projektplanung

entry-question = Frage
entry-proposal = Vorschlag
entry-concern = Bedenken
entry-decision = Beschluss
entry-action = Aufgabe
entry-pledge = Zusage
entry-practice = Gute Praxis
entry-recital = Erwägungsgrund
entry-provision = Bestimmung
entry-parked = Zurückgestellt
entry-note = Private Notiz
entry-poll = Abfrage
entry-purpose = Zweck

role-facilitator = Moderation
role-rapporteur = Protokollführung
role-speaker = Vortrag
role-observer = Beobachterstatus
role-interpreter = Dolmetschen
a-participant = eine teilnehmende Person

presence-remote = zugeschaltet
presence-left = vorzeitig gegangen
presence-apologies = entschuldigt
presence-expected = nicht als anwesend erfasst

status-planned = geplant
status-under-way = in Umsetzung
status-fulfilled = { $kind ->
    [action] erledigt
   *[other] erfüllt
}
status-dropped = nicht weiterverfolgt

pledge-financial = finanziell
pledge-material = Sachleistung
pledge-technical = fachlich-technisch
pledge-policy = politisch-konzeptionell
pledge-capacity = Kompetenzaufbau

## Protokoll
minutes = Protokoll
draft = ENTWURF
approved = genehmigt
minutes-draft = Dieses Protokoll ist noch nicht genehmigt.
approved-changed = { $approved } und seither geändert: erneut zu genehmigen.
minutes-planned = Geplant
minutes-held = Durchgeführt
minutes-organiser = Veranstaltet von
minutes-project = Projekt
minutes-quorum-bodies = { $n ->
    [one] eine Organisation
   *[other] { $n } Organisationen
}
minutes-quorum-people = { $n ->
    [one] eine Person
   *[other] { $n } Personen
}
minutes-quorum = Zur Beschlussfähigkeit erforderlich
minutes-rule = Namensnennung
minutes-rule-organisation = bei Wortbeiträgen wird nur die Organisation genannt
minutes-rule-none = weder Redende noch Anwesende werden genannt (Chatham-House-Regel)
minutes-from-to = { $from } bis { $to } Uhr
minutes-from = ab { $from } Uhr
minutes-numbers = Zahlen in eckigen Klammern bezeichnen die Einträge des Protokolls.
minutes-objectives = Ziele

summary = Zusammenfassung
summary-decided = Beschlossen
summary-pledged = Zugesagt
summary-to-do = Zu erledigen
summary-more = { $n ->
    [one] ein weiterer Eintrag weiter unten
   *[other] { $n } weitere Einträge weiter unten
}

attendance = Anwesenheit
attendance-expected = Teilnehmende
attendance-others = Weitere
attendance-persons = { $n ->
    [one] eine Person
   *[other] { $n } Personen
}
attendance-absent = Entschuldigt oder abwesend
attendance-not-taken = Erwartete Teilnehmende. Die Anwesenheit wurde nicht erfasst.

proceedings = Verlauf
proceedings-opening = Vor Eintritt in die Tagesordnung
item-lead = Leitung: { $who }
item-minutes-planned = { $n ->
    [one] geplant: eine Minute
   *[other] geplant: { $n } Minuten
}
item-minutes-extended = verlängert auf { $n }
item-minutes-shortened = verkürzt auf { $n }
item-minutes-spent = { $n ->
    [one] tatsächlich: eine Minute
   *[other] tatsächlich: { $n } Minuten
}
item-started = Beginn um { $time } Uhr
item-tables = Tischgruppen: { $tables }
item-questions = Fragen laut Tagesordnung
item-recorded = Wortbeiträge und Ergebnisse
item-skipped = Dieser Tagesordnungspunkt wurde übersprungen.
item-nothing = Hierzu wurde nichts protokolliert.
item-not-reached = Dieser Tagesordnungspunkt wurde nicht mehr aufgerufen.

open = offen
answered = Antwort
also-asked = Ebenfalls gefragt
asked-times = { $n ->
    [one] einmal gestellt
   *[other] { $n }-mal gestellt
}
carried-over = auf später vertagt
table-rapporteur = Bericht: { $who }
round-passed = ohne Wortmeldung in der Runde: { $who }
answered-below = beantwortet unter { $handle }
answer-to = Antwort auf { $handle }
objection = Einwand
objection-met = der Wortlaut wurde danach geändert
put-to-vote = Zur Abstimmung gestellt
not-carried = Zur Abstimmung gestellt, nicht angenommen
taken-consent = im Konsens, ohne Einwand
taken-consent-objections = im Konsens
taken-vote = { $for ->
    [one] 1 Ja-Stimme
   *[other] { $for } Ja-Stimmen
}, { $against ->
    [one] 1 Nein-Stimme
   *[other] { $against } Nein-Stimmen
}, { $abstain ->
    [one] 1 Enthaltung
   *[other] { $abstain } Enthaltungen
}
taken-rule = Abstimmungsregel: { $rule }
rule-simple = einfache Mehrheit
rule-absolute = absolute Mehrheit
rule-two-thirds = Zweidrittelmehrheit
rule-three-quarters = Dreiviertelmehrheit
rule-unanimity = Einstimmigkeit
rule-consensus = Konsens
vote-by-bodies = eine Stimme je Organisation
abstentions-cast = Enthaltungen zählen als abgegebene Stimmen
abstentions-not-cast = Enthaltungen zählen nicht mit
arithmetic-cast = { $of ->
    [one] { $for } von { $of } abgegebenen Stimme, { $needed } erforderlich
   *[other] { $for } von { $of } abgegebenen Stimmen, { $needed } erforderlich
}
arithmetic-present = { $of ->
    [one] { $for } von { $of } anwesenden Person, { $needed } erforderlich
   *[other] { $for } von { $of } Anwesenden, { $needed } erforderlich
}
arithmetic-members = { $of ->
    [one] { $for } von { $of } Mitglied, { $needed } erforderlich
   *[other] { $for } von { $of } Mitgliedern, { $needed } erforderlich
}
arithmetic-nobody-against = niemand dagegen
arithmetic-against = { $n } dagegen
taken-carried = angenommen
reworded-taken = seither umformuliert
crossed = auf zwei Rechnern zugleich geändert: was gilt, ist nicht entschieden
indicative = nur unverbindlich
indicative-bodies = nur unverbindlich, da nicht beschlussfähig: { $there } von { $n } erforderlichen Organisationen anwesend
indicative-people = nur unverbindlich, da nicht beschlussfähig: { $there } von { $n } erforderlichen Personen anwesend
roll-for = Ja: { $who }
roll-against = Nein: { $who }
roll-abstain = Enthaltung: { $who }
reservation = Vorbehalt
taken-lost = nicht angenommen
pledge-kind = Art: { $kind }
at-time = um { $time } Uhr
on-day = am { $date }
lead = { $who } (federführend)
all-signatories = die Unterzeichnenden gemeinsam
due = bis zum { $date }
indicator = Indikator: { $text }
baseline = Ausgangswert: { $text }
target = Zielwert: { $text }
source = Quelle: { $text }
beneficiaries = Zielgruppe: { $text }
territory = Gebiet: { $text }
grew-from = hervorgegangen aus { $handles }
agreed = vereinbart
not-agreed = nicht vereinbart
reworded = nach der Vereinbarung umformuliert

poll-option = Antwort
poll-question = Frage
poll-count = Anzahl
poll-share = Anteil
poll-chart = Diagramm
poll-place = Mittlerer Rang
poll-blank-column = Ohne Antwort
poll-unsure-column = Weiß nicht
poll-n = n = { $n }
poll-dots = { $n ->
    [one] ein Punkt vergeben
   *[other] { $n } Punkte vergeben
}
poll-first-choices = Gezählt sind die Erstnennungen.
poll-ballots = { $n ->
    [one] ein Stimmzettel
   *[other] { $n } Stimmzettel
}
poll-blank = { $n ->
    [one] einmal leer gelassen
   *[other] { $n }-mal leer gelassen
}
poll-unsure = { $n ->
    [one] einmal „weiß nicht“
   *[other] { $n }-mal „weiß nicht“
}
poll-median = Median { $median }
poll-middle = mittlere Hälfte { $from } bis { $to }
poll-deviation = Standardabweichung { $deviation }
poll-blocks = { $n ->
    [0] kein Veto
    [one] ein Veto
   *[other] { $n } Vetos
}
poll-end-support = volle Zustimmung
poll-end-block = Veto
poll-average = gewichteter Durchschnitt { $average }
poll-without-blocks = ohne Vetos (n = { $n }): { $figures }
poll-average-column = Durchschnitt
polls-ranked = Abfragen auf einer Skala von 1 bis { $n }, höchster Durchschnitt zuerst
poll-no-answers = Es wurden keine Antworten erfasst.

decisions = Beschlüsse
pledges = Zusagen
actions = Aufgaben
balance = Redezeit
balance-who = Wer
balance-turns = Wortmeldungen
balance-time = Zeit
balance-silent = ohne Wortmeldung: { $who }
wordings = Anhang: Entstehung der Formulierungen
wordings-key = Durchgestrichenes wurde gestrichen, Fettgedrucktes wurde eingefügt.
wording-first = erster Wortlaut
wording-changed = geändert
wording-by = auf Wunsch von { $who }
wording-device = eingegeben auf { $device }
wording-hidden = Ein früherer Wortlaut ist hier ausgelassen: Er nennt jemanden, der nicht genannt werden darf.
parked = Zurückgestellt
open-questions = Offene Fragen
agreement = Vereinbart und unterzeichnet
agreed-together = vereinbart
agreed-pledges = Zusagen
agreed-purpose = Zweck
agreed-recitals = Erwägungsgründe
agreed-provisions = Bestimmungen
signed = unterzeichnet
not-signed = Noch nicht unterzeichnet
recitals = Erwägungsgründe
next-steps = Nächste Schritte
next-steps-undated = ohne Termin
secretariat = Geschäftsstelle
funding = Förderung

column-number = Nr.
column-decision = Beschluss
column-put-to-vote = Gegenstand der Abstimmung
column-taken = Beschlussfassung
column-who = Zuständig
column-pledge = Zusage
column-action = Aufgabe
column-due = Termin
column-indicator = Indikator
column-agreed = Vereinbart
column-status = Stand
column-kind = Art
column-what = Was
yes = ja
no = nein
phone = Tel. { $phone }

audience-public = öffentliche Fassung
audience-internal = interne Fassung

## Gemeinsame Absichtserklärung
memorandum-subtitle = Gemeinsame Absichtserklärung
memorandum-undertaking = vor diesem Hintergrund verpflichten sich die Unterzeichnenden zu Folgendem:
memorandum-empty = Für dieses Dokument wurde noch nichts erfasst.
memorandum-draft-none = Es wurde noch keine Zusage erfasst.
memorandum-draft-waiting = { $n ->
    [one] Ein Bestandteil ist noch nicht vereinbart.
   *[other] { $n } Bestandteile sind noch nicht vereinbart.
}
memorandum-draft-reworded = { $n ->
    [one] Ein Bestandteil wurde nach der Vereinbarung umformuliert; hier steht er im vereinbarten Wortlaut.
   *[other] { $n } Bestandteile wurden nach der Vereinbarung umformuliert; hier stehen sie im vereinbarten Wortlaut.
}
memorandum-draft-indicative = { $n ->
    [one] Ein Bestandteil wurde ohne Beschlussfähigkeit vereinbart; die Vereinbarung ist daher unverbindlich.
   *[other] { $n } Bestandteile wurden ohne Beschlussfähigkeit vereinbart; die Vereinbarung ist daher unverbindlich.
}
memorandum-version = Version { $n }
memorandum-changed = Seit Version { $n } wurden Änderungen vorgenommen.
memorandum-corrections = Korrekturen seit Version { $n }
correction-added = hinzugefügt
correction-dropped = gestrichen
correction-reworded = umformuliert
correction-moved = verschoben
memorandum-parties = Beteiligte
memorandum-purpose = Zweck
memorandum-together = Die Unterzeichnenden gemeinsam
memorandum-lead = Federführung: { $who }
memorandum-with = mit { $who }
memorandum-provisions = Bestimmungen
memorandum-done = Geschehen zu { $place } am { $date }
memorandum-done-place = Geschehen zu { $place }
memorandum-done-date = Geschehen am { $date }
memorandum-signatures = Unterschriften
column-body = Organisation
column-name = Name
column-capacity = Funktion
column-signature = Unterschrift
column-date = Datum

## Erwägungsgründe und Zahlen
recital-given = In Anbetracht dessen, dass
recital-considering = In der Erwägung, dass
recital-recognising = In Anerkennung dessen, dass
recital-recalling = Unter Hinweis darauf, dass
recital-having-regard = Gestützt auf
# Was zwischen den ganzen Einheiten und den Dezimalstellen steht.
decimal-mark = ,
# Wörter, die nach einer Eingangsformel kleingeschrieben werden.
recital-small = der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen diesem jener jene jenes jeder jede jedes jeden jedem alle allen aller beide beiden viele vielen einige einigen manche mehrere wenige nur nicht es sie er wir man uns unser unsere unseren unserer ihr ihre ihren ihrer sein seine seinen seiner sich wer was in im an am auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von vom vor während wegen zu zum zur zwischen dass wenn wo wie als ob weil obwohl auch so sowohl
# Was vor einem Vokal anstelle des letzten Wortes einer Eingangsformel steht, wenn die Sprache es verkürzt: „que qu’“.
recital-elision = -
# Was hinter einem Wort steht, das das Folgende einleitet.
colon = :
semicolon = ;
first-of-month = 1
percent = { $n }{"\u00A0"}%

## Übliche Schlussbestimmungen einer Absichtserklärung
clause-duration-title = Geltungsdauer
clause-duration = Diese Absichtserklärung gilt vom Tag der letzten Unterschrift an für zwei Jahre. Sie kann schriftlich verlängert werden.
clause-no-legal-effect-title = Keine Rechtswirkung
clause-no-legal-effect = Diese Absichtserklärung gibt wieder, was die Unterzeichnenden zu tun beabsichtigen. Sie begründet keine Rechte oder Pflichten im Rechtssinne und keine Zahlungsverpflichtungen; was eines Vertrags oder eines förmlichen Beschlusses bedarf, wird durch einen solchen geregelt.
clause-amendments-title = Änderung, Beitritt und Austritt
clause-amendments = Änderungen dieser Absichtserklärung werden von allen Unterzeichnenden schriftlich vereinbart. Weitere Organisationen treten durch Unterzeichnung bei. Der Austritt einer Organisation erfolgt durch schriftliche Erklärung gegenüber der Geschäftsstelle mit einer Frist von einem Monat; die Zusagen der übrigen Unterzeichnenden bleiben bestehen.
clause-languages-title = Sprachen
clause-languages = Wird diese Absichtserklärung übersetzt, so ist der unterzeichnete Wortlaut maßgeblich.
clause-data-protection-title = Datenschutz
clause-data-protection = Personenbezogene Daten werden nur ausgetauscht, soweit diese Absichtserklärung es erfordert und das Recht es zulässt. Jede Organisation ist für die bei ihr vorliegenden Daten verantwortlich.

## The big screen
board-left = { $n ->
    [one] übrig von einer Minute
   *[other] übrig von { $n } Minuten
}
board-over = überzogen
board-paused = Pause
board-before = Die Sitzung hat noch nicht begonnen.
board-begins = Sie beginnt um { $time } Uhr.
board-ended = Die Sitzung ist beendet.
board-end = Ende um { $time } Uhr
board-floor = Das Wort hat: { $who }
board-next = danach: { $who }
board-withheld = (nicht gezeigt: ein Name kommt darin vor)
board-agenda = Tagesordnung
board-skipped = entfällt
board-polls = Abfragen
board-polls-none = Es gab noch keine Abfrage.
board-poll-open = läuft
board-poll-closed = beendet
board-agreed-none = Es wurde noch nichts vereinbart.
