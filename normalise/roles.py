"""What a post, team or body looks like, and whether a text is a whole one or a part."""

from __future__ import annotations

import re
from functools import lru_cache

POSTS = frozenset(
    """
    director directors manager managers officer officers leader leaders clerk treasurer solicitor counsel accountant
    accountants auditor auditors surveyor engineer coordinator co-ordinator adviser advisor advisers secretary
    chair chairman chairperson chairwoman commissioner commissioners inspector planner partner administrator
    analyst architect consultant registrar warden trustee trustees member members governor governors mayor
    executives supervisor specialist practitioner controller ceo cfo coo cio cto rfo siro dpo custodian headteacher
    principal bursar librarian curator archivist lawyer barrister ranger champion sponsor representative superintendent
    convenor convener comptroller teacher heads leads chiefs councillors caldicott guardian sro ad ads deans hos dass
    dcs cdo ciso cpo cmo cno chro cro cso pvc dvc vc
    dph nurse nurses midwife midwives matron doctor pharmacist caretaker groundsman groundsmen constable dean provost
    chancellor mayors clerks chairs owner owners bursars exec execs dir mgr steward sexton commander marshal sergeant
    handyman rangers actuary actuaries economist statistician ecologist technician archivist curator valuer paramedic
    vice-chancellor pro-vice-chancellor vice-chair vice-chairman vice-principal vice-president
    president gweithredwr weithredwr cyfarwyddwr pennaeth swyddog rheolwr clerc trysorydd
    """.split()
)
BODIES = frozenset(
    """
    team teams board boards group groups committee committees cttee council councils cabinet unit units panel forum
    partnership directorate directorates department departments office authority trust company consortium network
    body executive all everyone staff employees hub division section contractor contractors supplier cmt slt elt clt smt
    emt dmt dlt smg clg emb cmb clb slb smb cet cog dmg jlt tmt scmt csmt jmt wmt slg lmt pmo ict it opcc pcc both
    """.split()
)
PLURALS = frozenset("directors managers officers members leads heads councillors advisers partners".split())
"""Posts in the plural that stand for a body: "Managers", "Members"."""
STAFF = frozenset("rangers nurses midwives accountants auditors engineers surveyors planners wardens teachers".split())
"""Posts in the plural that are the staff of a service: "Head of Access and Rangers" is one post."""
HEAD_WORDS = frozenset("secretary manager leader officer member administrator accountant solicitor treasurer".split())
"""Posts that follow the name of a body: "Company Secretary", "Cabinet Member"."""
SERVICES = frozenset({"service", "services"})
SUBJECTS = frozenset(
    """
    access accommodation accountancy accounting accounts active administration adult adults advice affordable
    ageing agile archives arts asset assets assurance audit automation benefits biodiversity brexit budget building
    buildings business capital care catering cemeteries change children children's childrens city civil cleansing
    climate commercial commercialisation commissioning communication communications communities community
    compliance conservation construction consultation consumer contact contingency contract contracts control
    corporate corporation council's countryside county crime cultural culture customer customers cyber data debt
    delivery democratic demand design development digital disability district diversity drainage early economic
    economy education efficiency election elections electoral emergency employee employment energy enforcement
    engagement engineering enterprise environment environmental equalities equality estate estates events exchequer
    experience facilities families family finance financial fire fleet flood food fraud funding fund gardens gas
    governance governing green grounds growth health heritage highway highways homelessness homes hospital housing hr
    human hygiene improvement income inclusion inclusive industry information infrastructure innovation inspection
    insurance integration intelligence internal international investment investments knowledge land landlord
    landscape law learning legal leisure libraries library licensing lifelong lives local logistics maintenance
    major management market marketing markets mayoral media mental metropolitan modernisation museums needs
    neighbourhood neighbourhoods network new online operations operational opportunities organisational outcomes
    oversight paid park parking parks participation partnerships payments payroll pension pensions people people's
    performance place places placemaking planning play police policy pollution port prevention primary private
    procurement productivity programme programmes project projects property prosperity protection public quality
    records recovery recreation recruitment recycling reform refuse regeneration regional registration regulation
    regulatory relations relationships renewal repairs research resident residents resilience resource resources
    response responsible responsibility retention revenue revenues rights risk river roads rural safe safeguarding
    safer safety sales schools school science security send shared skills social software special sport sports
    standards statutory strategic strategy street streetscene streets supply support sustainability sustainable
    systems tax taxation technical technology telecare tenancy tenant tenants theatre tourism town trading traffic
    training transactional transformation transition transport travel treasury tree trees urban valuation vehicle
    voluntary waste water web welfare wellbeing well-being wildlife workforce workplace works young youth
    accountable neighbouring borough combined greater united external independent insight inward monitoring liaison
    lead section s151 s.151 s73 client employer chief head deputy assistant interim acting senior executive joint
    associate vice temporary permanent section-151 relevant appropriate various interested individual nominated
    designated appointed north south east west central northern southern eastern western prif pro scheme schemes
    medical clinical nursing midwifery maternity neonatal paediatric surgical acute ward patient patients infection
    pharmacy therapies diagnostics imaging radiology pathology stroke cancer ambulance divisional integrated locality
    urgent elective academic faculty student students campus university college admissions teaching allotment allotments
    burial churchyard hall pavilion playground crew station watch area protective actuarial custody harbour marine
    airport rail bus personnel committee facilities secretarial deputies hr human-resources commissioned nurse
    """.split()
)
MODIFIERS = frozenset(
    """
    chief head deputy assistant interim acting senior executive joint associate vice temporary strategic corporate
    group principal service lead town city county
    """.split()
)
CONNECTORS = frozenset("of for and & the to in at on with /".split())
KNOWN = POSTS | BODIES | SERVICES | SUBJECTS
"""Words that no name by shape alone may hold."""

ACRONYM_BODIES = frozenset(
    """
    CMT SLT ELT CLT SMT EMT DMT DLT SMG CLG EMB CMB CSMT JMT WMT SLG LMT PMO ICT IT OPCC PCC CEO CFO COO CIO CTO
    RFO SIRO DPO ALL CMTS S151 SRO ADS DASS DCS CISO DPH MTFS LGR NHS ICB DSG CSG SPG JAC RMG
    SBM ACFO DCFO ACC DCC ACO DVC PVC CLB SLB SMB CET COG DMG JLT TMT SCMT CPO CMO
    CNO CEX CEx DCEX DCEx DCE
    """.split()
)
ABBREVIATED = frozenset("AD ADs EDs HoS HoF HoH HoIT HoHR HoP HoPS HoLD DoF DoP DoR DoN DoC DoE DoH DoCS".split())
"""Posts in short that look like initials: assistant director, head of service, director of finance."""
_BARE = frozenset(
    """
    officer officers manager managers team board group committee lead leads partner coordinator co-ordinator
    adviser advisor services service unit executive director directors member members administrator
    """.split()
)
_ALONE = frozenset(
    """
    chief head director executive manager officer deputy assistant service services lead partner principal member
    """.split()
)
_OF = re.compile(r"(?:head|director)\s+of\b", re.IGNORECASE)
_PLAIN = re.compile(r"[^\w'’&\-.]+")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words without punctuation; a slash parts words."""
    return tuple(
        word for raw in _PLAIN.split(text.replace("/", " ")) if (word := raw.strip(".-'’").casefold().replace("’", "'"))
    )


@lru_cache(maxsize=4096)
def is_rolish(text: str) -> bool:
    """Holds a word of posts, bodies or services, or a number: no name."""
    if text.strip() in ACRONYM_BODIES:
        return True
    words = words_of(text)
    return any(word in KNOWN or word in CONNECTORS or any(c.isdigit() for c in word) for word in words)


@lru_cache(maxsize=4096)
def is_complete(text: str) -> bool:
    """A whole post or body: "Head of Finance", "Chief Executive", "CMT"; not "Chief Finance", "Officer", "Housing"."""
    plain = text.strip()
    if plain.upper() in ACRONYM_BODIES and plain.isupper():
        return True
    outside = re.sub(r"\([^)]*\)?", " ", plain)
    words = words_of(outside)
    if not words or words[-1] in CONNECTORS or words[0] in {"of", "and", "&", "for"} or words[0].isdigit():
        return False
    if len(words) == 1 and (words[0] in _ALONE or words[0] in _BARE):
        return False
    if (
        words[0] in _BARE
        and words[0]
        not in {
            "lead",
            "executive",
            "director",
            "group",
            "service",
            "services",
            "board",
            "team",
            "committee",
            "member",
            "members",
        }
        and (len(words) == 1 or words[1] not in {"of", "for", "to"})
    ):
        return False
    return _has_head(words)


def _has_head(words: tuple[str, ...]) -> bool:
    for position, word in enumerate(words):
        before = words[position - 1] if position else ""
        after = words[position + 1] if position + 1 < len(words) else ""
        if word == "head":
            if (
                (after == "of" and position + 2 < len(words))
                or (position and before not in {"of"})
                or (after and after in SUBJECTS)
            ):
                return True
        elif word == "executive":
            if before == "chief" or (before in CONNECTORS | {"the"} and not after):
                return True
        elif word == "lead":
            if position or after in {"for", "on", "of"}:
                return True
        elif word in POSTS or word in BODIES:
            return True
    return False


@lru_cache(maxsize=4096)
def is_jammed(text: str) -> bool:
    """Two whole posts side by side without anything between them: "Chief Executive Town Clerk"."""
    tokens = text.split()
    for cut in range(1, len(tokens)):
        left, right = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if right.startswith("(") or left.count("(") != left.count(")"):
            continue
        if words_of(tokens[cut - 1])[-1:] in ((), *((c,) for c in CONNECTORS)) or tokens[cut - 1][-1] in "-–,&":
            continue
        if starts_post(right) and (ends_post(left) or (_OF.match(right) and words_of(left)[-1] not in MODIFIERS)):
            return True
    return False


def ends_post(text: str) -> bool:
    """Whole, and its last word closes a post, or it is "Head of something"."""
    words = words_of(text)
    return (
        is_complete(text)
        and words[-1] not in {"head", "deputy", "assistant", "chief"}
        and words[-1] not in MODIFIERS - {"executive"}
    )


_STARTS = re.compile(
    r"(?:(?:deputy|assistant|interim|acting|senior|executive|joint|strategic|corporate|group|chief|service)\s+)*(?:head\s+of|directors?\s+(?:of|for)|chief\s+(?:executive|\w+\s+officer)"
    r"|(?:town|parish|deputy)\s+clerk|director|clerk\b|leader\s+of|manager\s+of|monitoring\s+officer|s(?:ection)?\.?\s*151|portfolio\s+holder|cabinet\s+member|executive\s+member"
    r"|lead\s+member|assistant\s+director|chair\s+of|borough\s+treasurer|city\s+solicitor|\w+\s+manager$)",
    re.IGNORECASE,
)


def starts_post(text: str) -> bool:
    """Begins as posts begin ("Head of", "Director of", "Chief Executive"), and is whole."""
    return _STARTS.match(text) is not None and is_complete(text)
