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
agreed = { $kind ->
    [recital] concordata
    [provision] concordata
   *[other] concordato
}
not-agreed = non concordato
reworded = { $kind ->
    [recital] riformulata dopo l’accordo
    [provision] riformulata dopo l’accordo
   *[other] riformulato dopo l’accordo
}

poll-option = Risposta
poll-question = Quesito
poll-count = Numero
poll-share = Percentuale
poll-n = n = { $n }
poll-dots = { $n ->
    [one] un bollino assegnato
   *[other] { $n } bollini assegnati
}
poll-first-choices = Sono conteggiate le prime scelte.
poll-average = media ponderata { $average }
poll-average-column = Media
polls-ranked = Consultazioni su una scala da 1 a { $n }, dalla media più alta
poll-no-answers = Nessuna risposta registrata.

decisions = Decisioni
pledges = Impegni
actions = Compiti
parked = Questioni in sospeso
open-questions = Domande aperte
agreement = Accordi e firme
agreed-together = concordati
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
yes = sì
no = no
phone = tel. { $phone }

## Protocollo d’intesa
memorandum-subtitle = Protocollo d’intesa
memorandum-undertaking = gli Enti firmatari si impegnano a
memorandum-empty = Per questo documento non è stato ancora registrato nulla.
memorandum-draft-none = Nessun impegno è stato ancora registrato.
memorandum-draft-waiting = { $n ->
    [one] Un impegno attende di essere concordato.
   *[other] { $n } impegni attendono di essere concordati.
}
memorandum-draft-reworded = { $n ->
    [one] Un impegno è stato riformulato dopo l’accordo; è riportato nel testo concordato.
   *[other] { $n } impegni sono stati riformulati dopo l’accordo; sono riportati nel testo concordato.
}
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
