### Italiano: il testo intorno alla registrazione.
locale = it-IT

## Tipi di incontro, di annotazione, di persone
kind-conference = conferenza
kind-roundtable = tavola rotonda
kind-workshop = laboratorio
kind-planning = laboratorio di progettazione

entry-question = Domanda
entry-proposal = Proposta
entry-concern = Criticità
entry-decision = Decisione
entry-action = Compito
entry-pledge = Impegno
entry-practice = Buona pratica
entry-recital = Premessa
entry-provision = Disposizione
entry-parked = In sospeso
entry-note = Nota riservata
entry-poll = Consultazione
entry-purpose = Finalità

role-facilitator = facilitazione
role-rapporteur = verbalizzazione
role-speaker = relazione
role-observer = osservatore
role-interpreter = interpretariato
a-participant = un partecipante

presence-remote = da remoto
presence-left = ha lasciato la seduta
presence-apologies = assenza giustificata
presence-expected = presenza non registrata

status-planned = da avviare
status-under-way = in corso
status-fulfilled = adempiuto
status-dropped = abbandonato

pledge-financial = finanziario
pledge-material = mezzi e personale
pledge-technical = tecnico
pledge-policy = politico-normativo
pledge-capacity = formazione e organizzazione

## Verbale
minutes = Verbale
draft = BOZZA
approved = approvato
minutes-draft = Il presente verbale non è ancora stato approvato.
approved-changed = { $approved } e poi modificato: da approvare di nuovo.
minutes-planned = In programma
minutes-held = Orario effettivo
minutes-organiser = A cura di
minutes-project = Progetto
minutes-quorum-bodies = { $n ->
    [one] un ente
   *[other] { $n } enti
}
minutes-quorum-people = { $n ->
    [one] una persona
   *[other] { $n } persone
}
minutes-quorum = Numero legale
minutes-rule = Attribuzione degli interventi
minutes-rule-organisation = gli interventi sono riportati con il solo ente di appartenenza
minutes-rule-none = non sono riportati né i nomi di chi interviene né quelli dei presenti (regola di Chatham House)
minutes-from-to = dalle ore { $from } alle ore { $to }
minutes-from = dalle ore { $from }
minutes-numbers = I numeri tra parentesi quadre indicano le annotazioni del verbale.
minutes-objectives = Obiettivi

summary = In sintesi
summary-decided = Deciso
summary-pledged = Impegni assunti
summary-to-do = Da fare
summary-more = { $n ->
    [one] un altro punto più avanti
   *[other] altri { $n } punti più avanti
}

attendance = Presenze
attendance-expected = Partecipanti
attendance-others = Altri
attendance-persons = { $n ->
    [one] una persona
   *[other] { $n } persone
}
attendance-absent = Assenze
attendance-not-taken = Elenco degli invitati. Le presenze non sono state rilevate.

proceedings = Svolgimento dei lavori
proceedings-opening = Prima dell’ordine del giorno
item-lead = Conduzione: { $who }
item-minutes-planned = { $n ->
    [one] previsto: un minuto
   *[other] previsti: { $n } minuti
}
item-minutes-extended = con proroga fino a { $n }
item-minutes-shortened = con riduzione a { $n }
item-minutes-spent = { $n ->
    [one] impiegato: un minuto
   *[other] impiegati: { $n } minuti
}
item-started = inizio alle ore { $time }
item-tables = Tavoli: { $tables }
item-questions = Domande all’ordine del giorno
item-recorded = Interventi
item-skipped = Il punto non è stato trattato.
item-nothing = Nessuna annotazione.
item-not-reached = Il punto non è stato raggiunto.

open = aperta
answered = Risposta
also-asked = Chiesto anche
asked-times = { $n ->
    [one] chiesto una volta
   *[other] chiesto { $n } volte
}
carried-over = rinviata a un altro momento
table-rapporteur = riferisce { $who }
round-passed = ha rinunciato al turno: { $who }
answered-below = la risposta è al n. { $handle }
answer-to = Risposta al n. { $handle }
objection = Obiezione
objection-met = il testo è stato poi modificato
put-to-vote = Messa ai voti
not-carried = Messo ai voti, non approvato
taken-consent = per consenso, senza obiezioni
taken-consent-objections = per consenso
taken-vote = { $for ->
    [0] nessun voto favorevole
    [one] 1 voto favorevole
   *[other] { $for } voti favorevoli
}, { $against ->
    [0] nessun contrario
    [one] 1 contrario
   *[other] { $against } contrari
}, { $abstain ->
    [0] nessun astenuto
    [one] 1 astenuto
   *[other] { $abstain } astenuti
}
taken-rule = regola: { $rule }
rule-simple = maggioranza semplice
rule-absolute = maggioranza assoluta
rule-two-thirds = maggioranza dei due terzi
rule-three-quarters = maggioranza dei tre quarti
rule-unanimity = unanimità
rule-consensus = consenso
vote-by-bodies = un voto per ciascun ente
abstentions-cast = le astensioni valgono come voti espressi
abstentions-not-cast = le astensioni non sono computate
arithmetic-cast = { $of ->
    [one] { $for } su { $of } voto espresso, minimo richiesto { $needed }
   *[other] { $for } su { $of } voti espressi, minimo richiesto { $needed }
}
arithmetic-present = { $of ->
    [one] { $for } su { $of } presente, minimo richiesto { $needed }
   *[other] { $for } su { $of } presenti, minimo richiesto { $needed }
}
arithmetic-members = { $of ->
    [one] { $for } su { $of } componente, minimo richiesto { $needed }
   *[other] { $for } su { $of } componenti, minimo richiesto { $needed }
}
arithmetic-nobody-against = nessun voto contrario
arithmetic-against = { $n ->
    [one] 1 voto contrario
   *[other] { $n } voti contrari
}
taken-carried = { $kind ->
    [pledge] approvato
   *[other] approvata
}
reworded-taken = testo modificato in seguito
crossed = modificato contemporaneamente su due computer: resta da decidere che cosa valga
indicative = a titolo solo indicativo
indicative-bodies = a titolo solo indicativo, in mancanza del numero legale: enti presenti { $there } su { $n } necessari
indicative-people = a titolo solo indicativo, in mancanza del numero legale: persone presenti { $there } su { $n } necessarie
roll-for = a favore: { $who }
roll-against = contro: { $who }
roll-abstain = astensione: { $who }
reservation = Riserva
taken-lost = { $kind ->
    [pledge] non approvato
   *[other] non approvata
}
pledge-kind = tipo: { $kind }
at-time = alle ore { $time }
on-day = { $day ->
    [8] l’{ $date }
    [11] l’{ $date }
   *[other] il { $date }
}
lead = { $who } (capofila)
all-signatories = gli enti firmatari congiuntamente
due = { $day ->
    [8] entro l’{ $date }
    [11] entro l’{ $date }
   *[other] entro il { $date }
}
indicator = indicatore: { $text }
baseline = situazione attuale: { $text }
target = valore obiettivo: { $text }
source = fonte: { $text }
beneficiaries = destinatari: { $text }
territory = territorio: { $text }
grew-from = deriva da { $handles }
agreed = { $kind ->
    [purpose] concordata
    [recital] concordata
    [provision] concordata
   *[other] concordato
}
not-agreed = non concordato
reworded = { $kind ->
    [purpose] riformulata dopo l’accordo
    [recital] riformulata dopo l’accordo
    [provision] riformulata dopo l’accordo
   *[other] riformulato dopo l’accordo
}

poll-option = Risposta
poll-question = Quesito
poll-count = Numero
poll-share = Percentuale
poll-chart = Grafico
poll-place = Posizione media
poll-blank-column = In bianco
poll-unsure-column = Non so
poll-n = n = { $n }
poll-dots = { $n ->
    [one] un bollino assegnato
   *[other] { $n } bollini assegnati
}
poll-first-choices = Sono conteggiate le prime scelte.
poll-ballots = { $n ->
    [one] una scheda
   *[other] { $n } schede
}
poll-blank = { $n ->
    [one] una risposta in bianco
   *[other] { $n } risposte in bianco
}
poll-unsure = { $n ->
    [one] una risposta «non so»
   *[other] { $n } risposte «non so»
}
poll-median = mediana { $median }
poll-middle = metà centrale da { $from } a { $to }
poll-deviation = deviazione standard { $deviation }
poll-blocks = { $n ->
    [0] nessun blocco
    [one] un blocco
   *[other] { $n } blocchi
}
poll-end-support = pieno sostegno
poll-end-block = blocco
poll-average = media ponderata { $average }
poll-without-blocks = senza i blocchi (n = { $n }): { $figures }
poll-average-column = Media
polls-ranked = Consultazioni su una scala da 1 a { $n }, dalla media più alta
poll-no-answers = Nessuna risposta registrata.

decisions = Decisioni
pledges = Impegni
actions = Compiti
balance = Tempo di parola
balance-who = Chi
balance-turns = Interventi
balance-time = Tempo
balance-silent = non hanno ancora preso la parola: { $who }
wordings = Allegato: evoluzione dei testi
wordings-key = Il testo barrato è stato eliminato, quello in grassetto è stato inserito.
wording-first = prima formulazione
wording-changed = modifica
wording-by = richiesta da { $who }
wording-device = digitata su { $device }
wording-hidden = Qui è omessa una formulazione precedente: nomina qualcuno che non può essere nominato.
parked = Questioni in sospeso
open-questions = Domande aperte
agreement = Accordi e firme
agreed-together = concordati
agreed-pledges = impegni
agreed-purpose = finalità
agreed-recitals = premesse
agreed-provisions = disposizioni
signed = firmato
not-signed = Non hanno ancora firmato
recitals = Premesse
next-steps = Prossimi passi
next-steps-undated = senza scadenza
secretariat = Segreteria
funding = Finanziamento

column-number = N.
column-decision = Decisione
column-put-to-vote = Oggetto
column-taken = Come è stata presa
column-who = Chi
column-pledge = Impegno
column-action = Compito
column-due = Scadenza
column-indicator = Indicatore
column-agreed = Concordato
column-status = Stato
column-kind = Tipo
column-what = Che cosa
yes = sì
no = no
phone = tel. { $phone }

audience-public = versione pubblica
audience-internal = versione interna

## Protocollo d’intesa
memorandum-subtitle = Protocollo d’intesa
memorandum-undertaking = gli Enti firmatari si impegnano a
memorandum-empty = Per questo documento non è stato ancora registrato nulla.
memorandum-draft-none = Nessun impegno è stato ancora registrato.
memorandum-draft-waiting = { $n ->
    [one] Un elemento attende di essere concordato.
   *[other] { $n } elementi attendono di essere concordati.
}
memorandum-draft-reworded = { $n ->
    [one] Un elemento è stato riformulato dopo l’accordo; è riportato nel testo concordato.
   *[other] { $n } elementi sono stati riformulati dopo l’accordo; sono riportati nel testo concordato.
}
memorandum-draft-indicative = { $n ->
    [one] Un elemento è stato concordato in mancanza del numero legale; l’accordo vale solo a titolo indicativo.
   *[other] { $n } elementi sono stati concordati in mancanza del numero legale; l’accordo vale solo a titolo indicativo.
}
memorandum-version = Versione { $n }
memorandum-changed = Il testo è stato modificato dopo la versione { $n }.
memorandum-corrections = Correzioni rispetto alla versione { $n }
correction-added = aggiunta
correction-dropped = soppressione
correction-reworded = riformulazione
correction-moved = spostamento
memorandum-parties = Parti
memorandum-purpose = Finalità
memorandum-together = Gli enti firmatari congiuntamente
memorandum-lead = Capofila: { $who }
memorandum-with = con { $who }
memorandum-provisions = Disposizioni
memorandum-done = { $day ->
    [8] Fatto a { $place }, l’{ $date }
    [11] Fatto a { $place }, l’{ $date }
   *[other] Fatto a { $place }, il { $date }
}
memorandum-done-place = Fatto a { $place }
memorandum-done-date = { $day ->
    [8] Fatto l’{ $date }
    [11] Fatto l’{ $date }
   *[other] Fatto il { $date }
}
memorandum-signatures = Firme
column-body = Ente
column-name = Nome e cognome
column-capacity = Qualifica
column-signature = Firma
column-date = Data

## Premesse
recital-given = Premesso che
recital-considering = Considerato che
recital-recognising = Riconosciuto che
recital-recalling = Richiamato che
recital-having-regard = { $article ->
    [la] Vista
    [le] Viste
    [i] Visti
    [gli] Visti
   *[other] Visto
}
decimal-mark = ,
recital-small = il lo la i gli le un uno una l' l’ un' un’ che in nel nella nei nelle con per su sul sulla da dal dalla è sono questo questa questi queste tale tali ogni tutti tutte
recital-elision = -
colon = :
semicolon = ;
first-of-month = 1º
percent = { $n }%

## Clausole finali d’uso di un protocollo d’intesa
clause-duration-title = Durata
clause-duration = Il presente protocollo d’intesa si applica per due anni a decorrere dal giorno dell’ultima firma. Può essere prorogato per iscritto.
clause-no-legal-effect-title = Assenza di effetti giuridici
clause-no-legal-effect = Il presente protocollo d’intesa enuncia ciò che gli enti firmatari intendono fare. Non fa sorgere diritti né obblighi giuridici e non comporta alcun impegno di spesa; quanto richiede un contratto o un provvedimento formale è definito nel relativo contratto o provvedimento.
clause-amendments-title = Modifiche, adesione e recesso
clause-amendments = Il presente protocollo d’intesa è modificato per iscritto da tutti gli enti firmatari. Altri enti vi aderiscono mediante sottoscrizione. Ciascun ente può recedere dandone comunicazione scritta alla segreteria con un preavviso di un mese; restano fermi gli impegni degli altri enti.
clause-languages-title = Lingue
clause-languages = In caso di traduzione del presente protocollo d’intesa, prevale il testo sottoscritto.
clause-data-protection-title = Protezione dei dati
clause-data-protection = I dati personali sono scambiati solo nella misura in cui il presente protocollo d’intesa lo richiede e la legge lo consente. Ciascun ente risponde dei dati che detiene.

## The big screen
board-left = { $n ->
    [one] tempo rimasto su un minuto
   *[other] tempo rimasto su { $n } minuti
}
board-over = oltre il tempo previsto
board-paused = Pausa
board-before = La sessione non è ancora iniziata.
board-begins = Inizia alle ore { $time }.
board-ended = La sessione è terminata.
board-end = fine alle ore { $time }
board-floor = Ha la parola: { $who }
board-next = poi: { $who }
board-withheld = (non mostrato: vi compare un nome)
board-agenda = Ordine del giorno
board-skipped = non trattato
board-polls = Consultazioni
board-polls-none = Nessuna consultazione finora.
board-poll-open = aperta
board-poll-closed = chiusa
board-agreed-none = Non è stato ancora concordato nulla.
