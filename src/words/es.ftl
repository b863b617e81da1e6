### Español: el texto que acompaña al registro.
locale = es-ES

## Tipos de encuentro, de anotación, de personas
kind-conference = conferencia
kind-roundtable = mesa redonda
kind-workshop = taller
kind-planning = taller de planificación de proyectos

entry-question = Pregunta
entry-proposal = Propuesta
entry-concern = Preocupación
entry-decision = Decisión
entry-action = Tarea
entry-pledge = Compromiso
entry-practice = Buena práctica
entry-recital = Preámbulo
entry-provision = Disposición
entry-parked = Asunto pendiente
entry-note = Nota reservada
entry-poll = Sondeo
entry-purpose = Objeto

role-facilitator = facilitación
role-rapporteur = relatoría
role-speaker = ponente
role-observer = observación
role-interpreter = intérprete
a-participant = una persona participante

presence-remote = a distancia
presence-left = se ausentó antes del final
presence-apologies = ausencia justificada
presence-expected = asistencia no registrada

status-planned = { $kind ->
    [action] prevista
   *[other] previsto
}
status-under-way = en curso
status-fulfilled = { $kind ->
    [action] cumplida
   *[other] cumplido
}
status-dropped = { $kind ->
    [action] abandonada
   *[other] abandonado
}

pledge-financial = financiero
pledge-material = en especie
pledge-technical = técnico
pledge-policy = políticas públicas
pledge-capacity = fortalecimiento de capacidades

## Acta
minutes = Acta
draft = BORRADOR
approved = aprobada
minutes-draft = Esta acta todavía no ha sido aprobada.
approved-changed = { $approved } y modificada después: pendiente de nueva aprobación.
minutes-planned = Horario previsto
minutes-held = Horario efectivo
minutes-organiser = Organización
minutes-project = Proyecto
minutes-quorum-bodies = { $n ->
    [one] una entidad
   *[other] { $n } entidades
}
minutes-quorum-people = { $n ->
    [one] una persona
   *[other] { $n } personas
}
minutes-quorum = Quórum
minutes-rule = Atribución de las intervenciones
minutes-rule-organisation = de quienes intervienen solo se indica la entidad
minutes-rule-none = no se nombra ni a quienes intervienen ni a quienes asisten (regla de Chatham House)
minutes-from-to = de { $from } a { $to } horas
minutes-from = a partir de las { $from } horas
minutes-numbers = Los números entre corchetes identifican las anotaciones del acta.
minutes-objectives = Objetivos

summary = Resumen
summary-decided = Decisiones adoptadas
summary-pledged = Compromisos asumidos
summary-to-do = Tareas pendientes
summary-more = { $n ->
    [one] otro punto más adelante
   *[other] otros { $n } puntos más adelante
}

attendance = Asistencia
attendance-expected = Participantes
attendance-others = Otras personas
attendance-persons = { $n ->
    [one] una persona
   *[other] { $n } personas
}
attendance-absent = Ausencias
attendance-not-taken = Relación de personas convocadas. No se registró la asistencia.

proceedings = Desarrollo de la sesión
proceedings-opening = Antes del orden del día
item-lead = A cargo de { $who }
item-minutes-planned = { $n ->
    [one] duración prevista: un minuto
   *[other] duración prevista: { $n } minutos
}
item-minutes-extended = ampliada a { $n }
item-minutes-shortened = reducida a { $n }
item-minutes-spent = { $n ->
    [one] duración efectiva: un minuto
   *[other] duración efectiva: { $n } minutos
}
item-started = inicio a las { $time } horas
item-tables = Mesas de trabajo: { $tables }
item-questions = Preguntas del orden del día
item-recorded = Intervenciones
item-skipped = Este punto no se trató.
item-nothing = No consta ninguna anotación.
item-not-reached = No se llegó a este punto.

open = sin respuesta
answered = Respuesta
also-asked = También se preguntó
asked-times = { $n ->
    [one] formulada una vez
   *[other] formulada { $n } veces
}
carried-over = aplazada para otro momento
table-rapporteur = informa { $who }
round-passed = ceden el turno: { $who }
answered-below = respuesta en el n.º { $handle }
answer-to = Respuesta al n.º { $handle }
objection = Objeción
objection-met = el texto se modificó posteriormente
put-to-vote = Sometida a votación
not-carried = Sometido a votación y no aprobado
taken-consent = por consenso, sin objeciones
taken-consent-objections = por consenso
taken-vote = { $for ->
    [0] ningún voto a favor
    [one] 1 voto a favor
   *[other] { $for } votos a favor
}, { $against ->
    [0] ninguno en contra
   *[other] { $against } en contra
}, { $abstain ->
    [0] ninguna abstención
    [one] 1 abstención
   *[other] { $abstain } abstenciones
}
taken-rule = regla: { $rule }
rule-simple = mayoría simple
rule-absolute = mayoría absoluta
rule-two-thirds = mayoría de dos tercios
rule-three-quarters = mayoría de tres cuartos
rule-unanimity = unanimidad
rule-consensus = consenso
vote-by-bodies = un voto por cada entidad
abstentions-cast = las abstenciones cuentan como votos emitidos
abstentions-not-cast = las abstenciones no se computan
arithmetic-cast = { $of ->
    [one] { $for } de { $of } voto emitido, mínimo necesario { $needed }
   *[other] { $for } de { $of } votos emitidos, mínimo necesario { $needed }
}
arithmetic-present = { $of ->
    [one] { $for } de { $of } presente, mínimo necesario { $needed }
   *[other] { $for } de { $of } presentes, mínimo necesario { $needed }
}
arithmetic-members = { $of ->
    [one] { $for } de { $of } miembro, mínimo necesario { $needed }
   *[other] { $for } de { $of } miembros, mínimo necesario { $needed }
}
arithmetic-nobody-against = ningún voto en contra
arithmetic-against = { $n ->
    [one] 1 voto en contra
   *[other] { $n } votos en contra
}
taken-carried = { $kind ->
    [pledge] aprobado
   *[other] aprobada
}
reworded-taken = texto modificado después
crossed = cambiado a la vez en dos ordenadores: falta decidir qué vale
indicative = solo a título indicativo
indicative-bodies = solo a título indicativo, por falta de quórum: entidades presentes, { $there } de las { $n } necesarias
indicative-people = solo a título indicativo, por falta de quórum: personas presentes, { $there } de las { $n } necesarias
roll-for = a favor: { $who }
roll-against = en contra: { $who }
roll-abstain = abstención: { $who }
reservation = Reserva
taken-lost = { $kind ->
    [pledge] no aprobado
   *[other] no aprobada
}
pledge-kind = tipo: { $kind }
at-time = a las { $time } horas
on-day = el { $date }
lead = { $who } (coordinación)
all-signatories = las entidades firmantes conjuntamente
due = a más tardar el { $date }
indicator = indicador: { $text }
baseline = situación actual: { $text }
target = meta: { $text }
source = fuente: { $text }
beneficiaries = en beneficio de: { $text }
territory = territorio: { $text }
grew-from = surge de { $handles }
agreed = { $kind ->
    [provision] acordada
   *[other] acordado
}
not-agreed = sin acuerdo
reworded = { $kind ->
    [provision] reformulada tras el acuerdo
   *[other] reformulado tras el acuerdo
}

poll-option = Respuesta
poll-question = Pregunta
poll-count = Número
poll-share = Porcentaje
poll-chart = Gráfico
poll-place = Posición media
poll-blank-column = En blanco
poll-unsure-column = No sabe
poll-n = n = { $n }
poll-dots = { $n ->
    [one] un punto asignado
   *[other] { $n } puntos asignados
}
poll-first-choices = Se cuentan las primeras opciones.
poll-ballots = { $n ->
    [one] una papeleta
   *[other] { $n } papeletas
}
poll-blank = { $n ->
    [one] una respuesta en blanco
   *[other] { $n } respuestas en blanco
}
poll-unsure = { $n ->
    [one] una respuesta «no sabe»
   *[other] { $n } respuestas «no sabe»
}
poll-median = mediana { $median }
poll-middle = mitad central de { $from } a { $to }
poll-deviation = desviación típica { $deviation }
poll-blocks = { $n ->
    [0] ningún bloqueo
    [one] un bloqueo
   *[other] { $n } bloqueos
}
poll-end-support = pleno apoyo
poll-end-block = bloqueo
poll-average = media ponderada { $average }
poll-without-blocks = sin los bloqueos (n = { $n }): { $figures }
poll-average-column = Media
polls-ranked = Sondeos en una escala de 1 a { $n }, de mayor a menor media
poll-no-answers = No se registraron respuestas.

decisions = Decisiones
pledges = Compromisos
actions = Tareas
balance = Tiempo de palabra
balance-who = Quién
balance-turns = Turnos
balance-time = Tiempo
balance-silent = no han intervenido: { $who }
wordings = Anexo: evolución de los textos
wordings-key = El texto tachado se ha suprimido; el texto en negrita se ha añadido.
wording-first = primera redacción
wording-changed = modificación
wording-by = solicitada por { $who }
wording-device = introducida en { $device }
wording-hidden = Aquí se omite una redacción anterior: nombra a alguien a quien no se puede nombrar.
parked = Asuntos pendientes
open-questions = Preguntas sin respuesta
agreement = Acuerdos y firmas
agreed-together = acuerdo alcanzado
agreed-pledges = compromisos
agreed-purpose = objeto
agreed-recitals = preámbulo
agreed-provisions = disposiciones
signed = firmado
not-signed = Pendiente de firma
recitals = Preámbulo
next-steps = Próximos pasos
next-steps-undated = sin fecha
secretariat = Secretaría
funding = Financiación

column-number = N.º
column-decision = Decisión
column-put-to-vote = Asunto
column-taken = Forma de decisión
column-who = Responsable
column-pledge = Compromiso
column-action = Tarea
column-due = Plazo
column-indicator = Indicador
column-agreed = Acordado
column-status = Estado
column-kind = Tipo
column-what = Qué
yes = sí
no = no
phone = tel. { $phone }

audience-public = versión pública
audience-internal = versión interna

## Memorando de entendimiento
memorandum-subtitle = Memorando de entendimiento
memorandum-undertaking = las Entidades firmantes se comprometen a
memorandum-empty = Todavía no se ha registrado nada para este memorando.
memorandum-draft-none = Todavía no se ha registrado ningún compromiso.
memorandum-draft-waiting = { $n ->
    [one] Un elemento está pendiente de acuerdo.
   *[other] { $n } elementos están pendientes de acuerdo.
}
memorandum-draft-reworded = { $n ->
    [one] Un elemento se reformuló después de acordarse; figura aquí con la redacción acordada.
   *[other] { $n } elementos se reformularon después de acordarse; figuran aquí con la redacción acordada.
}
memorandum-draft-indicative = { $n ->
    [one] Un elemento se acordó sin quórum; el acuerdo vale solo a título indicativo.
   *[other] { $n } elementos se acordaron sin quórum; el acuerdo vale solo a título indicativo.
}
memorandum-version = Versión { $n }
memorandum-changed = El texto se ha modificado desde la versión { $n }.
memorandum-corrections = Correcciones desde la versión { $n }
correction-added = adición
correction-dropped = supresión
correction-reworded = nueva redacción
correction-moved = cambio de lugar
memorandum-parties = Partes
memorandum-purpose = Objeto
memorandum-together = Las entidades firmantes conjuntamente
memorandum-lead = Coordinación: { $who }
memorandum-with = con { $who }
memorandum-provisions = Disposiciones
memorandum-done = Hecho en { $place }, a { $date }
memorandum-done-place = Hecho en { $place }
memorandum-done-date = Hecho el { $date }
memorandum-signatures = Firmas
column-body = Entidad
column-name = Nombre y apellidos
column-capacity = Cargo
column-signature = Firma
column-date = Fecha

## Preámbulo y números
recital-given = Dado que
recital-considering = Considerando que
recital-recognising = Reconociendo que
recital-recalling = Recordando que
recital-having-regard = { $article ->
    [la] Vista
    [una] Vista
    [esta] Vista
    [dicha] Vista
    [las] Vistas
    [unas] Vistas
    [estas] Vistas
    [dichas] Vistas
    [los] Vistos
    [unos] Vistos
    [estos] Vistos
    [dichos] Vistos
   *[other] Visto
}
decimal-mark = ,
recital-small = el la los las lo un una unos unas este esta estos estas esto ese esa esos esas eso dicho dicha dichos dichas tal tales su sus nuestro nuestra nuestros nuestras cada todo toda todos todas ambos ambas algunos algunas varios varias muchos muchas otro otra otros otras ningún ninguna que quien quienes a al ante con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras cuando donde como si aunque mientras se nos no ya también hay es son está están ha han
recital-elision = -
colon = :
semicolon = ;
first-of-month = 1
percent = { $n }{"\u00A0"}%

## Cláusulas finales habituales de un memorando
clause-duration-title = Duración
clause-duration = El presente memorando se aplica durante dos años a contar desde el día de la última firma. Podrá prorrogarse por escrito.
clause-no-legal-effect-title = Ausencia de efectos jurídicos
clause-no-legal-effect = El presente memorando expone lo que las entidades firmantes se proponen hacer. No crea derechos ni obligaciones jurídicas ni compromete gasto alguno; lo que requiera un contrato o una decisión formal se establecerá en el contrato o la decisión correspondiente.
clause-amendments-title = Modificación, adhesión y retirada
clause-amendments = El presente memorando se modifica mediante acuerdo escrito de todas las entidades firmantes. Otras entidades se adhieren mediante su firma. Una entidad podrá retirarse comunicándolo por escrito a la secretaría con un mes de antelación; los compromisos de las demás se mantienen.
clause-languages-title = Lenguas
clause-languages = En caso de traducción del presente memorando, prevalece el texto firmado.
clause-data-protection-title = Protección de datos
clause-data-protection = Los datos personales solo se intercambian en la medida en que lo requiera el presente memorando y lo permita la ley. Cada entidad responde de los datos que obren en su poder.

## The big screen
board-left = { $n ->
    [one] tiempo restante de un minuto
   *[other] tiempo restante de { $n } minutos
}
board-over = tiempo sobrepasado
board-paused = Pausa
board-before = La sesión aún no ha comenzado.
board-begins = Comienza a las { $time } horas.
board-ended = La sesión ha terminado.
board-end = fin a las { $time } horas
board-floor = Tiene la palabra: { $who }
board-next = después: { $who }
board-withheld = (no se muestra: contiene un nombre)
board-agenda = Orden del día
board-skipped = omitido
board-polls = Sondeos
board-polls-none = Todavía no se ha hecho ningún sondeo.
board-poll-open = abierto
board-poll-closed = cerrado
board-agreed-none = Todavía no se ha acordado nada.
