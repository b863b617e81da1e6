//! Words that give nobody away: titles, particles, functions, what bodies are called, and what surnames mean.
//!
//! All are folded. An entry that ends in a hyphen stands for every word that begins so.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words, and beginnings of words.
struct List {
    words: HashSet<&'static str>,
    beginnings: HashSet<&'static str>,
}

impl List {
    fn new(lines: &[&'static str]) -> List {
        let mut list = List { words: HashSet::new(), beginnings: HashSet::new() };
        for word in lines.iter().flat_map(|line| line.split_whitespace()) {
            match word.strip_suffix('-') {
                Some(beginning) => list.beginnings.insert(beginning),
                None => list.words.insert(word),
            };
        }
        list
    }

    fn has(&self, word: &str) -> bool {
        let mut ends = word.char_indices().map(|(place, c)| place + c.len_utf8());
        self.words.contains(word) || ends.any(|end| self.beginnings.contains(&word[..end]))
    }
}

/// Whether it is a title, which is no part of a name.
pub(super) fn is_title(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(TITLES));
    LIST.has(word)
}

/// Whether it is a particle (`de`, `von`), by itself no name.
pub(super) fn is_particle(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(PARTICLES));
    LIST.has(word)
}

/// Whether it is what somebody does or how somebody is addressed: a name only where nothing else is.
pub(super) fn is_function(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(FUNCTIONS));
    LIST.has(word)
}

/// Whether it is what many bodies are called, or are for.
pub(super) fn is_generic(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(GENERIC));
    LIST.has(word)
}

/// Whether it is an abbreviation that says what kind of body it is.
pub(super) fn is_kind_of_body(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(KINDS));
    LIST.has(word)
}

/// Whether it is a name that in small letters is nearly always the ordinary word: in English, which is mixed into everything,
/// or in this language.
pub(super) fn is_ordinary(word: &str, language: &str) -> bool {
    is_small_word(word) || ORDINARY_OF.iter().any(|(tag, list)| (*tag == "en" || *tag == language) && list.has(word))
}

/// Whether it is an ordinary word of any language.
pub(super) fn is_ordinary_anywhere(word: &str) -> bool {
    is_small_word(word) || ORDINARY_OF.iter().any(|(_, list)| list.has(word))
}

static ORDINARY_OF: LazyLock<Vec<(&'static str, List)>> =
    LazyLock::new(|| ORDINARY.iter().map(|(tag, lines)| (*tag, List::new(lines))).collect());

fn is_small_word(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(SMALL));
    LIST.has(word)
}

/// Whether somebody is addressed so, with the name after it.
pub(super) fn is_honorific(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(HONORIFICS));
    LIST.has(word)
}

/// Whether it says what the person before it does.
pub(super) fn is_deed(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(DEEDS));
    LIST.has(word)
}

/// Whether it is a month.
pub(super) fn is_month(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(MONTHS));
    LIST.has(word)
}

/// Whether a month may follow it.
pub(super) fn is_before_month(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(BEFORE_MONTHS));
    LIST.has(word)
}

/// Whether a place may follow it.
pub(super) fn is_before_place(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(BEFORE_PLACES));
    LIST.has(word)
}

/// Whether no name follows it.
pub(super) fn is_before_word(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(ARTICLES_OF_WORDS));
    LIST.has(word)
}

/// Whether it says what sort of place a body is the administration of.
pub(super) fn is_administration(word: &str) -> bool {
    static LIST: LazyLock<List> = LazyLock::new(|| List::new(ADMINISTRATIONS));
    LIST.has(word)
}

/// Articles that a body's name may lose.
pub(super) const ARTICLES: &[&str] =
    &["the", "il", "lo", "la", "i", "gli", "le", "l", "el", "los", "las", "les", "der", "die", "das", "den", "det"];

const TITLES: &[&str] = &[
    "dr dra drs dott dottssa ssa prof profssa professor professore professoressa professeur profesor profesora",
    "doctor dottore dottoressa docteur doktor ing inz mgr hab mag dipl arch avv geom rag cav on hon rev mons",
    "mr mrs ms miss mx mister messrs mme mmes mlle mm monsieur madame mademoiselle maitre sig sigra signor signora",
    "signorina ra na sra srta dna dl domnul doamna dhr phd msc mba bsc llm llb esq arq lic univ",
];

const PARTICLES: &[&str] = &[
    "de del della dello dei degli delle dell di da dal dalla dalle dai dall do dos das du des d la le lo l li les los",
    "las el il gli al ad ar as ash bin bint ibn ben abu von vom van zu zum zur der den dem die ter ten te op af av y",
    "e i et und and och mac mc o san st ste saint the of",
];

const FUNCTIONS: &[&str] = &[
    "pan pani sir lady lord dame don dona donna herr frau fru fra father sister brother padre suor kungs kundze senor",
    "mayor mayoress deputy vice head chief chair chairman chairwoman chairperson co director manager officer adviser",
    "advisor delegate delegation representative president secretary general treasurer coordinator moderator facilitator",
    "rapporteur speaker observer interpreter participant person minister councillor commissioner ambassador expert consultant",
    "researcher lecturer teacher student trainer worker volunteer mediator assistant administrator member guest host",
    "liaison legal senior junior programme program project integration policy team former acting",
    "sindaco sindaca vicesindaco assessore assessora consigliere consigliera direttore direttrice dirigente responsabile",
    "presidente presidentessa segretario segretaria coordinatore coordinatrice delegato delegata facilitatore",
    "facilitatrice moderatore moderatrice relatore relatrice rappresentante esperto esperta mediatore mediatrice",
    "operatore operatrice ministro ministra interprete osservatore partecipante funzionario funzionaria",
    "alcalde alcaldesa concejal concejala director directora tecnico tecnica jefe jefa secretario coordinador",
    "coordinadora delegado delegada representante experto experta mediador mediadora ponente moderador moderadora",
    "primar primarul viceprimar director directoare consilier consiliera secretar presedinte presedinta coordonator",
    "coordonatoare reprezentant expert delegat burgermeister burgermeisterin oberburgermeister leiter leiterin referent",
    "referentin geschaftsfuhrer geschaftsfuhrerin vorsitzende vorsitzender sprecher sprecherin beauftragte beauftragter",
    "vertreter vertreterin moderatorin borgmastare kommunalrad ordforande chef handlaggare samordnare sekreterare",
    "burmistrz prezydent wojt zastepca dyrektor dyrektorka kierownik naczelnik sekretarz koordynator koordynatorka",
    "przedstawiciel przewodniczacy radny radna specjalista inspektor mers priekssedetajs direktors vaditajs vaditaja",
    "koordinators koordinatore parstavis specialists maire adjoint adjointe directeur directrice responsable secretaire",
    "coordinateur coordinatrice delegue deleguee president presidente conseiller conseillere representant charge chargee",
];

const KINDS: &[&str] = &[
    "aps asbl bv eg ets ev eu ngo ngos ong ongs odv onlus srl spa sa sarl sas scs coop gmbh ggmbh ag ab oy sia ltd llc",
    "inc plc cic cio sp zoo opp ue un",
];

const GENERIC: &[&str] = &[
    // English.
    "municipalit- municipal- city cities town towns village villages council councils region- county counties province",
    "provinces provincial district districts borough metropolitan ministr- department- office offices agency agencies",
    "authority authorities government governments parliament embassy consulate commission committee board bureau",
    "assembly association associations organi- foundation foundations federation- union unions alliance network networks",
    "consorti- coalition forum platform centre centres center centers institute institutes institut institution-",
    "universit- college school schools academy faculty library museum hospital clinic church parish diocese",
    "charity trust fund funds bank club society societies company companies cooperative cooperatives cooperation group",
    "groups team project projects programme programmes program partnership partner partners secretariat service services",
    "support initiative campaign movement civil civic public local national nationale international- european- europe",
    "europa eiropas global world worldwide united nation nations state states federal general social cultur- kultur-",
    "educat- educac- integrat- integrac- integrar- integraz- integration- intercultur- multicultur- migrant- migrat-",
    "migraz- migrac- migrations- immigra- einwander- refugee- asylum human rights right welcome housing home homes house",
    "work workers working labour labor employment training research studies study development economic economics health",
    "care youth young women woman children child families family people peoples community communities citizen citizens",
    "citizenship solidarity peace justice equality diversity inclusion inclusive science sciences scientific technology",
    "technologies technological innovation information communication communications media arts environment environmental",
    "climate energy transport planning policy policies politic- legal strategy strategic management administration",
    "chamber commerce trade industry business enterprise open free common life living future hope help action north",
    "northern south southern east eastern west western central upper lower great greater saint with from into their that",
    "together between against without your our save more against about secretary",
    "english french german germans italian- spanish polish swedish latvian romanian",
    // Italian.
    "comune comuni citta provincia regione prefettura questura ministero dipartimento direzione ufficio uffici agenzia",
    "autorita governo ambasciata consolato commissione comitato consiglio giunta assessorato assemblea associazion-",
    "organizz- fondazion- federazion- unione alleanza rete reti consulta consorzio forum centro centri istitut-",
    "politecnico scuola scuole liceo accademia facolta biblioteca museo ospedale azienda sanitaria chiesa parrocchia",
    "diocesi opera fondo banca societa cooperativ- gruppo progetto programma segreteria servizi servizio sportello",
    "iniziativa movimento civile pubblic- locale locali nazional- europe- mondial- stato general- social- sociali",
    "interculturale diritti umani accoglienza casa lavoro lavoratori formazione ricerca studi sviluppo economic- salute",
    "giovani giovanil- donne bambini famigli- popolazion- comunita cittadin- solidarieta pace giustizia uguaglianza",
    "scienze tecnologi- innovazione informazione ambiente politiche politica camera commercio impresa imprese territori-",
    "valle monte nord italo della dello delle degli dell alla alle agli sulla nella",
    // Spanish.
    "ayuntamiento- ciudad ciudades provincia diputacion comarca comunidad- autonoma consejeria concejalia consejo",
    "ministerio departamento direccion oficina agencia autoridad gobierno embajada consulado comision comite asamblea",
    "asociacion- organizacion- fundacion- federacion- union alianza red redes consorcio foro plataforma escuela- colegio",
    "instituto facultad hospital iglesia parroquia fondo banco sociedad empresa- grupo proyecto secretaria servicio-",
    "iniciativa movimiento civil publico publica locales nacional- internacional- mundial estado derechos humanos",
    "acogida vivienda trabajo trabajadores formacion investigacion estudios desarrollo economia salud juventud jovenes",
    "mujeres mujer ninos familia- ciudadan- solidaridad paz justicia igualdad ciencia- tecnologia- medio ambiente",
    "espanol- camara comercio norte para",
    // Romanian.
    "primari- oras orasul orasului municipiu- judet- comuna comunei consili- minister- departament- directia directiei",
    "oficiu- birou- agenti- autoritat- guvern- ambasada comisia comitet- asociati- organizati- fundati- federati- uniune-",
    "alianta retea- consorti- centru- scoal- colegiu- liceu- academi- facultat- bibliotec- muzeu- spital- biserica",
    "parohia fond societat- grup- proiect- servici- miscar- public- nationa- drepturi- omului locuint- munca cercetar-",
    "studii dezvoltar- sanatat- tineret- femei copii famili- comunitat- cetaten- solidaritat- romana romane romanesc- pentru din",
    // German.
    "stadt- gemeinde- landkreis- kreis bezirk- land lander landes- bund bundes- ministerium referat abteilung amt",
    "behorde- regierung botschaft konsulat kommission ausschuss rat beirat verein- verband- organisation- stiftung-",
    "bundnis netzwerk- zentrum institut- hochschule- schule- akademie fakultat bibliothek krankenhaus kirche- pfarrei",
    "bistum fonds bank gesellschaft- genossenschaft- gruppe projekt- dienst- initiative- bewegung offentlich- lokal-",
    "staat- allgemein- sozial- bildung- flucht- fluchtling- asyl menschenrecht- wohn- arbeit- forschung- entwicklung-",
    "wirtschaft- gesundheit- jugend- frauen kinder- buro familie- gemeinschaft burger- solidaritat frieden- gleichstellung-",
    "wissenschaft- technologie- umwelt- europaisch- kultur- deutsch- italienisch- fur und der die das des von zur zum",
    // Swedish.
    "kommun- stad staden stads lan lanet lansstyrelse- landsting- myndighet- styrelse- namnd- forvaltning- regering-",
    "ambassad utskott kommitte rad radet forening- forbund- sallskap- stiftelse- natverk- centrum universitet-",
    "hogskola- skola- skolor bibliotek- muse- sjukhus- kyrka- forsamling- fond bolag- grupp- projekt- tjanst- rorelse-",
    "allman- nationell- svensk- sveriges riks- manskliga rattigheter bostad- arbets- forsknings- utveckling- halsa-",
    "ungdom- kvinnor barn familj- samhall- medborgar- folk- jamstalldhet- miljo- naring- och for med",
    // Polish.
    "miasto miasta miastu miastem miejsk- gmin- powiat- wojewodz- marszal- urzad urzed- ministers- departament- wydzial-",
    "biuro biura agencj- rzad- ambasad- komisj- komitet- rada rady rade izba izby zarzad- stowarzysz- organizacj-",
    "fundacj- federacj- zwiaz- sojusz- siec sieci konsorcj- osrod- centr- instytut- uniwersyt- politechnik- uczelni-",
    "szkol- akademi- wydzial- bibliotek- muzeum muzea szpital- kosciol- parafi- diecezj- fundusz- bank- towarzyst-",
    "spoldziel- grupa grupy projekt- program- sluzb- inicjatyw- ruch obywatel- publiczn- lokaln- krajow- narodow-",
    "miedzynarodow- europejsk- panstw- ogoln- spolecz- polski polska polskie polskiego polskiej migracj- uchodzc-",
    "cudzoziem- praw prawa czlowieka mieszkan- praca pracy badan rozwoj- gospodar- zdrow- mlodziez- kobiet kobiety",
    "dzieci rodzin- wspolnot- solidarnosc pomoc pomocy pokoj pokoju nauk- kultury oswiat- dla oraz",
    // Latvian.
    "pasvaldib- pilset- novad- pagast- rajon- ministrij- departament- parvald- birojs biroja agentur- valdib- vestniecib-",
    "komisij- komitej- padom- dome domes biedrib- organizacij- fond- federacij- apvienib- savienib- tikl- centrs centra",
    "institut- universitat- augstskol- skola skolas akademij- bibliotek- muzej- slimnic- baznic- draudz- sabiedrib-",
    "grupa projekt- dienest- iniciativ- kustib- valsts nacional- starptautisk- eiropa latvij- socia- izglitib-",
    "integracij- imigr- begl- cilvek- tiesib- darba darbs petniecib- attistib- ekonomi- veselib- jaunat- jaunie- sieviet-",
    "berni bernu berniem gimen- iedzivotaj- solidaritat-",
    // French.
    "ville villes mairie- commune- communaute- departement- prefecture prefectures canton arrondissement ministere-",
    "direction- agence- autorite- gouvernement- ambassade- consulat- comite- conseil- assemblee associations- fondation-",
    "federation- reseau- centre- ecole- lycee- universite- academie- faculte- bibliotheque- musee- hopital- eglise-",
    "paroisse- fonds banque- societe- entreprise- groupe- projet- services secretariat- mouvement- civile- publi- locale",
    "locaux nationaux etat droits homme accueil logement travail travailleurs formation- recherche- etudes developpement",
    "sante jeunes jeunesse femmes enfants famille- citoyen- solidarite- paix egalite francais- environnement pour dans",
];

/// By the language whose words they are. In another language they are hardly anything but the name.
const ORDINARY: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "allen amber angel archer april baker banks barber bass bell berry best bill birch bird bishop black blue",
            "bond booth bowl bridge bridges brook brooks brown burns bush butcher butler button canon care carpenter",
            "carter case cash castle chance chase church clay cliff cole coach cook cooper cotton cross crow dale",
            "daily dean dawn diamond drew driver early east elder english faith farmer field fields fisher flint flood",
            "flowers ford forest foster fountain fowler fox frank freeman french friend frost gardener garden gate",
            "gates gentle glass glover golden good gold grace grant grave graves gray great green grey grove hall hand",
            "hardy hart hawk head heath hill hills holiday hope house hunt hunter ivory jewel jolly keen kind king",
            "kings knight lake lamb lane large law lawn leader life light little lock long love lucky major mark marsh",
            "mason master mercy merry miles mill miller mills mint money moon moor moore moss mount mountain nail",
            "north noble oaks marks page painter palmer park parker parks parson peace pearl penny perch piper pike",
            "pitt place plant plumber pond pool pope porter post potter powers power pratt price pride prince prior",
            "quick rain ranger read reader reed rice rich rivers river roads robin rock rose rule rush sage sailor",
            "sales sands savage sawyer school sharp shaw shepherd ship short silver singer skinner small smart smith",
            "snow south sparks spear spring squire stable stamp star steel steward still stock stone storm street",
            "strong summer summers sweet swift tailor tanner thatcher thorn timber towers town trade trader tree trees",
            "truth turner twist vale valley vision walker wall walls ward waters water weaver welcome well wells west",
            "white wild will winner winter wise wolf wood woods work worker yard young ash august autumn bacon barley",
            "bay beach bean bold border bow boy brand bright broad brother buck bull burden call camp candy cannon",
            "cave chambers child close coal cord cost court craft crane cream crisp crowd current dance day deal dear",
            "dove drake duck duke eagle end ends fair fast feather fell fine fish foot free fry fun gale game gay",
            "goose grain guest guild gun guy ham hammer harp haven hay hook horn inn iron ivy jack joiner joy judge",
            "june just key lark last laws lay lead leaf limb list lord lot loud low man marble march max may mayo",
            "meadow mean means moody need new nice nut oak olive owl pack pat paddock pain part partridge peach",
            "peacock penn person pick pilot pine pipe plain play player pole poor pound press ray reason rest ride",
            "ring roach rob root roper rust sale salt sam sample say sea self sell shade shell shore side sink sister",
            "spark speed spell spirit staff stand stern stick store straw sue sugar sun swallow swan table task temple",
            "tide till tiller toll tool trip try tuck tune victor view violet wade wages wait wake walk want ware warm",
            "watch wave way wealth week weeks wheat wheel wing wire wish witness woman woodcock wool word worth wright",
            "art",
        ],
    ),
    (
        "it",
        &[
            "abate albero amato amico angeli angelo barbieri barca basso bassi bella belli bello bene bianca bianco",
            "bosco bravi bruna bruni bruno buono calvi campagna campo campi cantone carbone carta casa castelli",
            "castello cavalli cavallo cielo colombo conte conti coppola corte corti costa costi croce donati donato",
            "dolce fabbri fabbro falco farina ferro festa fiore fiori fiume fontana forte forti franchi franco gallo",
            "gatti gatto gentile giusti giusto grandi grande grassi greco guerra lago leone lombardi longo lupo maggio",
            "maggiore magri mancini mare marini marino martello mele merlo monaco montagna monte monti mori moro nati",
            "negri neri nero onesti orsi orso pace pagano palma pastore pellegrini pellegrino pepe piazza piccoli",
            "piccolo pietra poli ponte ponti porta prato prete primo riva rocca romano romani rosa rossa rosso ruota",
            "russo sala santi santo sarti sarto secondo selva serra sereni silvestri sole sordi stella terra testa",
            "torre torri valente valle valli vecchi vecchio ventura verde verdi villa vigna viola vita vitale volpe",
            "zappa alba aria augusto aurora chiara chiari dario diamante fede felice fiorella gaia gemma gioia leo",
            "luce marco marta massima massimo mira nadia onesta perla pia prima primavera rita salvi salvo santa",
            "serena sereno silvia speranza ugo vittoria vittorio",
        ],
    ),
    (
        "es",
        &[
            "aguila alegre alto arena arroyo bajo barrio blanca blanco bravo bueno caballero calle calvo camino campos",
            "cano caro casas castillo cerro ciego conde cortes cruz cuesta delgado dorado duro flores fuente fuentes",
            "gallego gallardo garrido guerrero herrero hidalgo hierro huerta iglesia iglesias izquierdo jurado leon",
            "lobo lozano luna manzano marina martes mayor merino molino montero moral morales moreno nieto nieves olmo",
            "palacio palacios palomo pardo paredes parra pastor pena perla pino plaza pozo prado prieto puente ramos",
            "real redondo reina rey reyes rico rios rivera rojo rojas romero roman rosales rubio salas santos salinas",
            "segura serrano sierra silva soto tierra toro torres trigo vega vela verdugo vera zapatero alba alma",
            "amparo clara claro consuelo dolores esperanza estrella gloria lee leo luz mar mercedes montes pilar rocio",
            "rosario salvador socorro soledad victoria virtudes",
        ],
    ),
    (
        "ro",
        &[
            "albu bucur cojocaru croitoru lungu lupu marin moraru mocanu munteanu negru olaru popa rotaru rosu rusu",
            "turcu ursu barbu crin dan dana doina dor floare florin ion lumina luminita mare mihai soare stan viorica",
        ],
    ),
    (
        "de",
        &[
            "braun dick dumm ehrlich ernst fertig frei fromm frisch fruh gross gut halb heiss hell hoch hubsch jung",
            "kalt klein klug kraus krumm kuhn kurz lange lang lieb link munter neu recht reich rund schon scharf",
            "schlecht schmal schnell schwarz schwer sauer selig spat stark steiger stolz streng teuer voll weich weiss",
            "weit zart arm dank eben fest froh grad grun gunter hans heinz heller kaiser marianne mut rainer reiner",
            "ruth sommer will",
        ],
    ),
    (
        "sv",
        &[
            "alm asp sanna back berg bjork blad blom dahl dal ek eng falk fors frisk gran gren hagg hjort holm kvist",
            "lind lund lans modig moberg mard ny nyman palm rask rosen rydh sand sjo skog stal sten strand strom svan",
            "svard tapper ung vik vinter ost alva bo dag fred gull hans jan liv mats my per rut siv stig tor ulf",
        ],
    ),
    (
        "pl",
        &[
            "baran biel bocian bogacz borowik chmiel cichy cygan czarny czech dudek dziadek gawron golab gora goral",
            "grab grzyb jablko jasny jelen kaczor kaczka kania kolarz kogut konik kos kosciol kot kowal kozak koziol",
            "krawiec krol krolik kruk krupa kukulka kwiecien kucharz kuchta las lato lipa lis maj majster malarz maly",
            "marzec mazur mlynarz mroz mucha niedziela niemiec nowy owca pajak pawel piatek polak rak rudy ryba rybak",
            "rzepa sikora skowronek slowik sobota sokol sowa sroka stary stolarz szary szewc szpak szydlo tkacz tokarz",
            "wiatr wilk wlodarz wojt wolny wrobel wrona zajac zielony zima ala ale kaja lech maja nadzieja ola pola",
            "roza sam ula wiara wit zajac",
        ],
    ),
    (
        "lv",
        &[
            "abols berzs eglite egle kalejs kalns krasts lacis liepa lielais ozols pavars pele priede rieksts roze",
            "sils vanags vilks vitols zakis zarins zvirbulis aija astra austra daina dace laima liga maija marta ruta",
            "rita vija vita zane",
        ],
    ),
    (
        "fr",
        &[
            "barbier barre bergere berger beau bois blanc bon boucher boulanger brun carpentier champ chapelle",
            "charpentier chatelain chene chevalier clerc comte costes couturier croix dur faucon fleur fontaine",
            "forestier fort franc gras grand gros jardin jour joly leger loup maire marchand marechal meunier moine",
            "moulin noel noir olive paris parent pasteur petit pierre poirier pommier pont poulain princes riche",
            "riviere roche roi roux sauvage sergent serre serres tailleur tonnelier tournier valet vigneron vivier",
            "voisin aime alain avril aude blanche claire colline constant desire eve florence france germain jean",
            "jolie juste luc luce marine mars martin pascal reine rene renee rose victoire",
        ],
    ),
];

/// Small words of several languages that are somebody's name too: nowhere is one in small letters the name.
const SMALL: &[&str] = &[
    "a al alla alle an and any are as at au aux avec ben but by che chi con da dal das de dei del den der des det di die do",
    "dom don du e ein el ella em en er es est et for gli han har has he her him his how i il in io ir is it its jest la",
    "las le les li lo los ma mas me mia mit mon na no non nor not now och od ona or os out own par pas per po por pour pro qui",
    "sa sam san sans sara se ses she si sie sin so som son su sua sul sur ta te the to tu two un una und une uno uns us van via von was",
    "we who why wir y yes you za ze zu zum zur",
];

/// How somebody is addressed: the word after it is a name, even in small letters.
const HONORIFICS: &[&str] = &[
    "mr mrs ms dr dott dottor dottore dottoressa prof professor professore professoressa sig signor signora signorina sra",
    "sr senor senora monsieur madame mme herr frau pan pani domnul doamna kungs kundze avv ing onorevole",
];

/// What people do of whom minutes are kept: before it stands who does it.
const DEEDS: &[&str] = &[
    "said says say agrees agreed disagrees disagreed asks asked adds added answers answered wants wanted thinks thought",
    "proposes proposed suggests suggested notes noted replies replied objects objected offers offered supports supported",
    "promises promised pledges pledged reports reported told tells argues argued believes explains explained insists insisted",
    "opposes opposed thanks thanked welcomes welcomed hopes hoped fears feared doubts doubted knows knew wrote writes speaks",
    "spoke raised raises seconded seconds abstained voted dice disse ha chiede chiese propone propose aggiunge risponde dijo pide",
    "propone responde sagt sagte fragt fragte meint meinte dit demande propose repond mowi powiedzial powiedziala pyta",
    "proponuje sade sager fragar spune spus intreaba saka teica jauta",
];

/// Months that are somebody's name as well.
const MONTHS: &[&str] = &["april may june august march mai maj"];

/// What stands before a month, besides a number.
const BEFORE_MONTHS: &[&str] = &[
    "in by since until till of from mid late early this next last every before after during end im bis seit ab i en w",
];

/// What stands before a place that is meant as one.
const BEFORE_PLACES: &[&str] = &[
    "of in from at near to around outside within into through di a da in verso presso w we z ze do od na pod en de desde",
    "hacia aus nach von bei um zu vers dans pour i till fran la din spre no uz",
];

/// What stands before a word and never before a name.
const ARTICLES_OF_WORDS: &[&str] = &["the a an this that these those our their its your my no each every any some"];

/// What a place is: before its name it makes that of a body.
const ADMINISTRATIONS: &[&str] = &[
    "municipality city town village region province county district borough commune metropolitan comune citta provincia",
    "regione ayuntamiento ciudad diputacion ville mairie stadt gemeinde landkreis kommun gmina miasto miasta urzad powiat",
    "wojewodztwo primaria primariei orasul orasului municipiul municipiului judetul consiliul pilseta pilsetas novads novada",
    "pasvaldiba dome",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::fold::fold;

    #[test]
    fn lists_are_folded() {
        let lists = [TITLES, PARTICLES, FUNCTIONS, KINDS, GENERIC, ARTICLES, SMALL, HONORIFICS, DEEDS, ADMINISTRATIONS];
        let ordinary = ORDINARY.iter().map(|(_, lines)| *lines);
        for list in lists.into_iter().chain(ordinary) {
            for word in list.iter().flat_map(|line| line.split_whitespace()) {
                assert_eq!(word, fold(word));
            }
        }
    }

    #[test]
    fn words_are_known_whole_or_by_their_beginning() {
        for word in
            ["municipality", "citta", "ayuntamiento", "primaria", "stadt", "kommun", "urzad", "pasvaldiba", "mairie"]
        {
            assert!(is_generic(word), "{word}");
        }
        for word in ["ravenna", "lublin", "houston", "northampton", "italia", "caritas", "romania", "townsville"] {
            assert!(!is_generic(word), "{word}");
        }
        assert!(is_ordinary("wilk", "pl") && !is_ordinary("wilk", "en") && is_ordinary_anywhere("wilk"));
        assert!(is_title("dr") && is_particle("von") && is_function("sindaco") && is_ordinary("green", "lv"));
    }
}
