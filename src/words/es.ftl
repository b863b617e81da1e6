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
poll-n = n = { $n }
poll-dots = { $n ->
    [one] un punto asignado
   *[other] { $n } puntos asignados
}
poll-first-choices = Se cuentan las primeras opciones.
poll-average = media ponderada { $average }
poll-average-column = Media
polls-ranked = Sondeos en una escala de 1 a { $n }, de mayor a menor media
poll-no-answers = No se registraron respuestas.

decisions = Decisiones
pledges = Compromisos
actions = Tareas
parked = Asuntos pendientes
open-questions = Preguntas sin respuesta
agreement = Acuerdos y firmas
agreed-together = acuerdo alcanzado
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
yes = sí
no = no
phone = tel. { $phone }

## Memorando de entendimiento
memorandum-subtitle = Memorando de entendimiento
memorandum-undertaking = las Entidades firmantes se comprometen a
memorandum-empty = Todavía no se ha registrado nada para este memorando.
memorandum-draft-none = Todavía no se ha registrado ningún compromiso.
memorandum-draft-waiting = { $n ->
    [one] Un compromiso está pendiente de acuerdo.
   *[other] { $n } compromisos están pendientes de acuerdo.
}
memorandum-draft-reworded = { $n ->
    [one] Un compromiso se reformuló después de acordarse; figura aquí con la redacción acordada.
   *[other] { $n } compromisos se reformularon después de acordarse; figuran aquí con la redacción acordada.
}
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
