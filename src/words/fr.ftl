### Français : le texte qui accompagne le relevé.
locale = fr-FR

## Types de rencontres, d’entrées, de personnes
kind-conference = conférence
kind-roundtable = table ronde
kind-workshop = atelier
kind-planning = atelier de planification de projet

entry-question = Question
entry-proposal = Proposition
entry-concern = Préoccupation
entry-decision = Décision
entry-action = Action
entry-pledge = Engagement
entry-practice = Bonne pratique
entry-recital = Préambule
entry-provision = Disposition
entry-parked = En suspens
entry-note = Note personnelle
entry-poll = Sondage
entry-purpose = Objet

role-facilitator = animation
role-rapporteur = secrétaire de séance
role-speaker = intervention
role-observer = observation
role-interpreter = interprète
a-participant = une personne participante

presence-remote = à distance
presence-left = départ avant la fin
presence-apologies = absence excusée
presence-expected = présence non constatée

status-planned = { $kind ->
    [action] prévue
   *[other] prévu
}
status-under-way = en cours
status-fulfilled = { $kind ->
    [action] réalisée
   *[other] réalisé
}
status-dropped = { $kind ->
    [action] abandonnée
   *[other] abandonné
}

pledge-financial = financier
pledge-material = en nature
pledge-technical = technique
pledge-policy = politiques publiques
pledge-capacity = renforcement des capacités

## Procès-verbal
minutes = Procès-verbal
draft = PROJET
approved = approuvé
minutes-draft = Le présent procès-verbal n’a pas encore été approuvé.
approved-changed = { $approved }, puis modifié : à approuver de nouveau.
minutes-planned = Horaire prévu
minutes-held = Horaire effectif
minutes-organiser = Organisation
minutes-project = Projet
minutes-quorum-bodies = { $n ->
    [one] { $n } organisme
   *[other] { $n } organismes
}
minutes-quorum-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
minutes-quorum = Quorum
minutes-rule = Attribution des propos
minutes-rule-organisation = seul l’organisme de la personne qui s’exprime est indiqué
minutes-rule-none = ni les personnes qui s’expriment ni les personnes présentes ne sont nommées (règle de Chatham House)
minutes-from-to = de { $from } à { $to }
minutes-from = à partir de { $from }
minutes-numbers = Les numéros entre crochets renvoient aux entrées du procès-verbal.
minutes-objectives = Objectifs

summary = Synthèse
summary-decided = Décisions prises
summary-pledged = Engagements pris
summary-to-do = Actions à mener
summary-more = { $n ->
    [one] { $n } autre plus loin
   *[other] { $n } autres plus loin
}

attendance = Présences
attendance-expected = Personnes attendues
attendance-others = Autres
attendance-persons = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
attendance-absent = Absences
attendance-not-taken = Liste prévisionnelle. Les présences n’ont pas été relevées.

proceedings = Déroulement des travaux
proceedings-opening = Avant l’ordre du jour
item-lead = Animation : { $who }
item-minutes-planned = { $n ->
    [one] durée prévue : { $n } minute
   *[other] durée prévue : { $n } minutes
}
item-minutes-extended = portée à { $n }
item-minutes-shortened = ramenée à { $n }
item-minutes-spent = { $n ->
    [one] durée effective : { $n } minute
   *[other] durée effective : { $n } minutes
}
item-started = début à { $time }
item-tables = Tables de travail : { $tables }
item-questions = Questions à l’ordre du jour
item-recorded = Échanges
item-skipped = Ce point n’a pas été traité.
item-nothing = Aucune entrée n’a été consignée.
item-not-reached = Les travaux ont pris fin avant ce point.

open = sans réponse
answered = Réponse
also-asked = Également demandé
asked-times = { $n ->
    [one] posée { $n } fois
   *[other] posée { $n } fois
}
carried-over = reportée à une autre fois
table-rapporteur = restitution par { $who }
round-passed = ont passé leur tour{"\u00A0"}: { $who }
answered-below = réponse donnée au n° { $handle }
answer-to = Réponse au n° { $handle }
objection = Objection
objection-met = le texte a été modifié par la suite
put-to-vote = Mise aux voix
not-carried = Mis aux voix et non adopté
taken-consent = par consensus, sans objection
taken-consent-objections = par consensus
taken-vote = { $for ->
    [0] aucune voix pour
   *[other] { $for } voix pour
}, { $against ->
    [0] aucune voix contre
   *[other] { $against } contre
}, { $abstain ->
    [0] aucune abstention
    [one] { $abstain } abstention
   *[other] { $abstain } abstentions
}
taken-rule = règle : { $rule }
rule-simple = majorité simple
rule-absolute = majorité absolue
rule-two-thirds = majorité des deux tiers
rule-three-quarters = majorité des trois quarts
rule-unanimity = unanimité
rule-consensus = consensus
vote-by-bodies = une voix par organisme
abstentions-cast = les abstentions comptent comme suffrages exprimés
abstentions-not-cast = les abstentions ne sont pas prises en compte
arithmetic-cast = { $of ->
    [one] { $for } sur { $of } suffrage exprimé, minimum requis { $needed }
   *[other] { $for } sur { $of } suffrages exprimés, minimum requis { $needed }
}
arithmetic-present = { $of ->
    [one] { $for } sur { $of } membre présent, minimum requis { $needed }
   *[other] { $for } sur { $of } membres présents, minimum requis { $needed }
}
arithmetic-members = { $of ->
    [one] { $for } sur { $of } membre, minimum requis { $needed }
   *[other] { $for } sur { $of } membres, minimum requis { $needed }
}
arithmetic-nobody-against = aucune voix contre
arithmetic-against = { $n } voix contre
taken-carried = { $kind ->
    [pledge] adopté
   *[other] adoptée
}
reworded-taken = reformulé depuis
crossed = modifié sur deux ordinateurs à la fois : ce qui vaut reste à décider
indicative = à titre indicatif seulement
indicative-bodies = à titre indicatif seulement, faute de quorum : organismes présents, { $there } sur { $n } requis
indicative-people = à titre indicatif seulement, faute de quorum : personnes présentes, { $there } sur { $n } requises
roll-for = pour : { $who }
roll-against = contre : { $who }
roll-abstain = abstention : { $who }
reservation = Réserve
taken-lost = { $kind ->
    [pledge] non adopté
   *[other] non adoptée
}
pledge-kind = type : { $kind }
at-time = à { $time }
on-day = le { $date }
lead = { $who } (chef de file)
all-signatories = les parties signataires conjointement
due = au plus tard le { $date }
indicator = indicateur : { $text }
baseline = situation actuelle : { $text }
target = cible : { $text }
source = source : { $text }
beneficiaries = bénéficiaires : { $text }
territory = territoire : { $text }
grew-from = découle de { $handles }
agreed = { $kind ->
    [provision] convenue
   *[other] convenu
}
not-agreed = sans accord
reworded = { $kind ->
    [provision] reformulée après l’accord
   *[other] reformulé après l’accord
}

poll-option = Réponse
poll-question = Question
poll-count = Nombre
poll-share = Part
poll-chart = Graphique
poll-place = Rang moyen
poll-blank-column = Sans réponse
poll-unsure-column = Ne sait pas
poll-n = n = { $n }
poll-dots = { $n ->
    [one] { $n } gommette placée
   *[other] { $n } gommettes placées
}
poll-first-choices = Seuls les premiers choix sont comptés.
poll-ballots = { $n ->
    [one] { $n } bulletin
   *[other] { $n } bulletins
}
poll-blank = { $n ->
    [one] { $n } réponse en blanc
   *[other] { $n } réponses en blanc
}
poll-unsure = { $n ->
    [one] { $n } réponse « ne sait pas »
   *[other] { $n } réponses « ne sait pas »
}
poll-median = médiane { $median }
poll-middle = moitié centrale de { $from } à { $to }
poll-deviation = écart type { $deviation }
poll-blocks = { $n ->
    [0] aucun blocage
    [one] { $n } blocage
   *[other] { $n } blocages
}
poll-end-support = plein soutien
poll-end-block = blocage
poll-average = moyenne pondérée { $average }
poll-without-blocks = hors blocages (n = { $n }){"\u00A0"}: { $figures }
poll-average-column = Moyenne
polls-ranked = Sondages sur une échelle de 1 à { $n }, par moyenne décroissante
poll-no-answers = Aucune réponse n’a été enregistrée.

decisions = Décisions
pledges = Engagements
actions = Actions
balance = Temps de parole
balance-who = Qui
balance-turns = Prises de parole
balance-time = Durée
balance-silent = ne se sont pas exprimés{"\u00A0"}: { $who }
wordings = Annexe : évolution des rédactions
wordings-key = Le texte barré a été supprimé, le texte en gras a été ajouté.
wording-first = première rédaction
wording-changed = modification
wording-by = demandée par { $who }
wording-device = saisie sur { $device }
wording-hidden = Une rédaction antérieure est omise ici : elle nomme quelqu’un qui ne peut pas être nommé.
parked = Points en suspens
open-questions = Questions sans réponse
agreement = Accords et signatures
agreed-together = accord intervenu
agreed-pledges = engagements
agreed-purpose = objet
agreed-recitals = préambule
agreed-provisions = dispositions
signed = signé
not-signed = En attente de signature
recitals = Préambule
next-steps = Suites à donner
next-steps-undated = sans échéance
secretariat = Secrétariat
funding = Financement

column-number = N°
column-decision = Décision
column-put-to-vote = Objet
column-taken = Mode de décision
column-who = Responsable
column-pledge = Engagement
column-action = Action
column-due = Échéance
column-indicator = Indicateur
column-agreed = Convenu
column-status = État
column-kind = Type
column-what = Quoi
yes = oui
no = non
phone = tél. { $phone }

audience-public = version publique
audience-internal = version interne

## Protocole d’accord
memorandum-subtitle = Protocole d’accord
memorandum-undertaking = les Parties signataires s’engagent à
memorandum-empty = Rien n’a encore été enregistré pour ce protocole d’accord.
memorandum-draft-none = Aucun engagement n’a encore été enregistré.
memorandum-draft-waiting = { $n ->
    [one] Un élément n’a pas encore été convenu.
   *[other] { $n } éléments n’ont pas encore été convenus.
}
memorandum-draft-reworded = { $n ->
    [one] Un élément a été reformulé après l’accord ; il figure ici dans la rédaction convenue.
   *[other] { $n } éléments ont été reformulés après l’accord ; ils figurent ici dans la rédaction convenue.
}
memorandum-draft-indicative = { $n ->
    [one] Un élément a été convenu sans quorum ; l’accord ne vaut qu’à titre indicatif.
   *[other] { $n } éléments ont été convenus sans quorum ; l’accord ne vaut qu’à titre indicatif.
}
memorandum-version = Version { $n }
memorandum-changed = Le texte a été modifié depuis la version { $n }.
memorandum-corrections = Corrections depuis la version { $n }
correction-added = ajout
correction-dropped = suppression
correction-reworded = reformulation
correction-moved = déplacement
memorandum-parties = Parties
memorandum-purpose = Objet
memorandum-together = Les parties signataires conjointement
memorandum-lead = Chef de file : { $who }
memorandum-with = avec { $who }
memorandum-provisions = Dispositions
memorandum-done = Fait à { $place }, le { $date }
memorandum-done-place = Fait à { $place }
memorandum-done-date = Fait le { $date }
memorandum-signatures = Signatures
column-body = Organisme
column-name = Prénom et nom
column-capacity = Qualité
column-signature = Signature
column-date = Date

## Préambule et nombres
recital-given = Étant donné que
recital-considering = Considérant que
recital-recognising = Reconnaissant que
recital-recalling = Rappelant que
recital-having-regard = Vu
decimal-mark = ,
recital-small = le la les l' l’ un une des du de d' d’ au aux ce cet cette ces cela c' c’ son sa ses leur leurs notre nos chaque tout toute tous toutes certains certaines plusieurs beaucoup aucun aucune nul nulle autre autres tel telle tels telles il ils elle elles on nous y en à avec chez contre dans depuis dès durant entre hors malgré par parmi pendant pour sans selon sous sur vers que qu' qu’ qui quand lorsque lorsqu' lorsqu’ où si s' s’ comme bien afin ainsi puisque puisqu' puisqu’ tandis ne n' n’ se
recital-elision = que qu’
colon = {"\u00A0:"}
semicolon = {"\u202F;"}
first-of-month = 1er
percent = { $n }{"\u00A0"}%

## Clauses finales usuelles d’un protocole d’accord
clause-duration-title = Durée
clause-duration = Le présent protocole d’accord s’applique pendant deux ans à compter du jour de la dernière signature. Il peut être prorogé par écrit.
clause-no-legal-effect-title = Absence d’effet juridique
clause-no-legal-effect = Le présent protocole d’accord énonce ce que les parties signataires entendent faire. Il ne crée ni droits ni obligations juridiques et n’engage aucune dépense ; ce qui nécessite un contrat ou une décision formelle est réglé par un tel acte.
clause-amendments-title = Modification, adhésion et retrait
clause-amendments = Le présent protocole d’accord est modifié par accord écrit de l’ensemble des parties signataires. D’autres organismes y adhèrent en le signant. Une partie s’en retire par notification écrite adressée au secrétariat avec un préavis d’un mois ; les engagements des autres parties demeurent.
clause-languages-title = Langues
clause-languages = En cas de traduction du présent protocole d’accord, le texte signé prévaut.
clause-data-protection-title = Protection des données
clause-data-protection = Les données à caractère personnel ne sont échangées que dans la mesure où le présent protocole d’accord l’exige et où la loi le permet. Chaque partie répond des données qu’elle détient.

## The big screen
board-left = { $n ->
    [one] temps restant sur { $n } minute
   *[other] temps restant sur { $n } minutes
}
board-over = temps dépassé
board-paused = Pause
board-before = La séance n’a pas encore commencé.
board-begins = Elle commence à { $time }.
board-ended = La séance est terminée.
board-end = fin à { $time }
board-floor = La parole est à { $who }
board-next = ensuite : { $who }
board-withheld = (non affiché : un nom y figure)
board-agenda = Ordre du jour
board-skipped = non traité
board-polls = Sondages
board-polls-none = Aucun sondage n’a encore eu lieu.
board-poll-open = en cours
board-poll-closed = clos
board-agreed-none = Rien n’a encore été convenu.
