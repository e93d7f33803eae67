"""What a person's name looks like: titles, first names common in the United Kingdom, initials."""

from __future__ import annotations

import re

FIRST_NAMES = frozenset(
    """
    aaron abbie abdul abdullah abena abigail abimbola abiodun abiola adaeze adam adebayo adedayo adele adeola
    adetokunbo aditi adrian adunni afia agata agnes agnieszka ahmed aidan aileen ailsa aimee aisha aisling akash
    alan alasdair alastair albert alec aleksander aleksandra alessandro alex alexander alexandra alfie alfred ali
    alice alicia alina alison alistair alister allan allen allison alun alyson ama amaka amanda amar amara amber
    ameena amelia amina aminata amir amit amy anand anastasia andrea andreas andrei andrew andrzej andy aneta
    aneurin angela angharad angie angus anil anita anita-marie anjali anjum ankit ann anna anna-marie annabel anne
    annette annie anoop anouska anthea anthony antonia antonio antony anwar anya apinya april archie arfon aria arif
    arjun arnold arran arthur arun arwel asha ashley ashok ashwin asif asma astrid audrey austin ayesha ayodele
    ayomide azhar aziz babatunde barbara barnaby barry bartlomiej bartosz bashir beata beatrice becky belinda ben
    benedict benjamin bernadette bernard bert beryl bet beth bethan bethany betty bev beverley bhavna bhupinder
    bilal bill billy blair bob bobby bogdan bolu bongani brad bradley brandon brenda brendan brian bridget brigid
    bronwen bruce bryan bryn bryony caitlin callum calum cameron camilla carl carla carlos carly carmel carol carole
    caroline carolyn carrie carwyn catherine cathie cathy catriona cecil cecilia celia ceri cerys chandra chantelle
    charlene charles charlie charlotte charmaine chelsea cheryl chidi chike chinedu chinwe chioma chloe chris
    christian christina christine christopher ciara cindy claire clara clare claudia clifford clive colette colin
    colleen connie connor conor constance corinne courtney craig cressida crispin cristina crystal curtis cynthia
    dafydd daisy dale damian damien dan daniel danielle danny daphne darcy dariusz darrell darren daryl dave david
    davina dawn dean deb debbie deborah deborah-ann debra declan deepa deepak deirdre delia delyth denise dennis
    derek dermot des desmond dev dewi diana diane dianne dilip dilys dimitri dinesh dominic don donald donna dora
    doreen doris dorota dorothy doug douglas duncan dylan eamon ebony eddie edith edmund edward edwin efua eileen
    eilidh ekaterina elaine eleanor elena eleri elin elinor elise elizabeth ella ellen ellie elliot elliott elsie
    elspeth elwyn elzbieta emeka emily emma emyr enid enrique eric erica erin ernest esme esther ethan euan eugene
    eunice eva evan eve evelyn ewa ewan ewelina ewen ezinne faisal farah farhan farida farooq faruk fatima fay faye
    felicity felix femi fergus ffion finlay fiona flora florence folake folasade frances francesca francis frank
    fraser fred freda freddie frederick freya funmi gabriel gabrielle gail gareth garry gary gaurav gavin gaynor
    gemma gene geoff geoffrey george georgia georgina georgios gerald geraldine gerard gerry gethin ghulam giles
    gill gillian gina giovanni giulia glen glenda glenn gloria glyn glynis gordon graeme graham grainne gregor
    gregory greta grzegorz gulam gurpreet guy gwen gwenda gwilym gwyn gwyneth habib halima halina hamish hamza
    hannah hari harinder harjit harold haroon harriet harry haruna harvey hassan hayley hazel heather hector heidi
    helen helena henrietta henry hilary hilda hinal holly howard hugh hugo humphrey huw hywel iain ian ibrahim idris
    ifan ife ifeoma ifor ikenna ilie ilona imogen imran imtiaz indira ines ingrid iqbal irene ireneusz irina iris
    isaac isabel isabella isabelle ishaan isla ismail isobel iulia ivan ivor iwan iwona jac jack jackie jacob
    jacqueline jacqui jade jagdeep jake jamal james jamie jan jane janet janette janice janine jaqueline jared
    jasmine jason jaspreet jaswinder javed jay jayne jean jeanette jeff jeffrey jemma jen jenna jennie jennifer
    jenny jeremiah jeremy jerry jess jesse jessica jignesh jill jillian jim jimmy jo joan joann joanna joanne
    jocelyn jodie joe joel johan johanna john johnny jolanta jon jonathan jonathon jonny jordan jorge jose joseph
    josephine josh joshua josie joy joyce juan juanita judith judy julia julian julie juliet june justin justine
    kamal kamran kapil karen karim karina karl karolina katarzyna kate katharine katherine kathleen kathryn kathy
    katie katrina katy kavita kay kayleigh kayode keeley keir keith kelly kelvin kemi ken kenji kenneth kenny keri
    kerri kerry kevin khadija khadijah khalid kieran kim kimberley kiran kirsten kirsty kofi kojo kris krishna
    kristian kristina krystyna krzysztof kuldeep kulwinder kumar kunle kwabena kwaku kwame kyle lachlan lakshmi lana
    lance lara laszlo latika laura lauren laurence lawrence leah leanne lech lee leigh leila len lena leo leon
    leonard leonie lesley leslie leticia lewis lewys li liam lianne libby lilian lily linda lindsay lindsey linsey
    lionel lisa liz llewellyn llinos lloyd lois lorna lorraine lottie lou louisa louise lowri lucas lucia lucinda
    lucy luis lukasz luke lydia lyn lynda lynn lynne lynsey mabel maciej maddie madeleine magdalena maggie mahmood
    mair maire mairi malcolm malgorzata malik mandy manish manjit manoj manuel marc marcia marcin marcus marek
    margaret margery margot maria marian marianne marie marilyn marina mario marion mariusz marjorie mark marlene
    marta martha martin martina martyn mary maryam mateusz matilda matt matteo matthew maud maura maureen maurice
    mavis max maxine maya meera megan mehmet mehwish mei mel melanie melinda melissa melvyn meredith merlin mervyn
    mhairi mia michael michaela michele michelle mick miguel mihai mike miles millie milly mina miranda miriam
    miroslav mohamed mohammad mohammed mohan mohsin moira molly mona monica monika morag morgan morven morwenna
    muhammad mukesh muriel murray mustafa myfanwy myra nadeem nadia nadine nadira naheed naledi naomi narendra
    narinder nasim nasreen natalie natasha nathan nathaniel naveed neal neelam neha neil nelson nerys ngozi niall
    niamh nicholas nick nicky nicola nicole nigel nikhil niki nikki nikolai nikos nina nirmal nisha nkechi nnamdi
    noah noel nora norma norman nuno obinna oksana olena olga olive oliver olivia olu olufemi oluwaseun oluwatobi
    omar omolara oscar osman owain owen pablo paddy padraig pam pamela parminder parveen pascal pat patricia patrick
    paul paula paulina pauline pavel pawel pearl pedro peggy penelope penny percy perry pete peter petra phil philip
    philippa phillip phillipa phoebe phyllis pierre piers piotr pippa pooja poppy prakash pravin preeti priya
    priyanka priyesh przemyslaw quentin rabia rachael rachana rachel radek radoslaw rafael rafal rahul raj rajesh
    rajinder ralph ram ramesh rana randall ranjeet ranjit raquel rashid rashmi ravi ray raymond razia rebecca reg
    reginald rehana renata renuka rhian rhiannon rhodri rhona rhys ricardo richard rick ricky rita ritu rizwan rob
    robert roberta robin robina robyn rod roddy roderick rodney roger rohan rohit roisin roland ron ronald ronan
    ronnie rory rosa rosalind rosamund rosario roseanna rosemary rosie ross rowan rowena roxanne roy ruby ruchi
    rukhsana rupert russell ruth ryan ryszard sabina sabrina sabrina-ann sachin sadia saeed sahar saima sajid saleem
    sally sally-ann sam samantha sameer samina samir samuel sandeep sandra sandy sanjay sanjeev sara sarah sasha
    satish satnam saul scott sean sebastian seema selina serena sergei sergio shabana shabir shah shahid shahida
    shane shanice shannon sharon shaun shauna shazia sheena sheila shelagh shelley shilpa shireen shirley shona
    shreya sian sibusiso sid sidney silvia simon simone sinead siobhan sion sita sky slawomir sneha sofia sofie
    sonia sonya sophia sophie sorcha spencer stacey stacy stan stanislaw stanley stefan stella steph stephanie
    stephen sterling steve steven stewart stuart sue suki sultana sunil suresh surinder susan susanna susannah
    sushila susie suzanne suzie swati sybil sylvia tabitha tahir talia tamara tamsin tania tanvir tanya tara tariq
    tariro tasha tatiana taylor ted tendai teodor terence teresa terri terry tess tessa thandiwe thelma themba theo
    theodore theresa thomas tim timothy tina tobias toby tolu tom tomas tomasz tommy toni tony tracey tracy trevor
    tricia trina trish tristan trudy tunde tyler uche uchenna uma una ursula usha usman usman-ali val valentina
    valeria valerie vanessa vaughan veena vera verity vernon veronica veronika vicki vickie vicky victor victoria
    vijay vijaya vikas vikram viktor vimal vince vincent vinod viola violet virginia vivian vivien vivienne wahid
    walter wanda warren wayne wei wendy wesley wilfred will william willie winifred winston wioletta wojciech xavier
    xiao yan yasmin yaw yetunde yewande ying yolanda yuki yusra yusuf yvette yvonne zac zach zachary zahid zahra
    zainab zanele zara zbigniew zdenka zeeshan ziad zoe zofia zsofia zubair
    """.split()
)

AMBIGUOUS_FIRST = frozenset(
    """
    grant chase will may faith hope art summer sky dale amber pearl jay olive ivy joy iris dawn april june crystal
    """.split()
)
"""First names that are as often another word: they need a surname that is no word of posts and services."""

TITLE = (
    r"(?:cllrs?|councill?ors?|clrs?|(?:y\s+)?cyng(?:h(?:orydd)?)?|dr|mr|mrs|ms|miss|mx|sir|dame|lord|lady|baroness|prof(?:essor)?|rev(?:erend|d)?|ald(?:erman)?|baill?ie|provost"
    r"|the\s+hon|rt\s+hon|canon|captain|capt|major|lt|col|colonel|superintendent|supt)\b\.?"
)
_TITLES = re.compile(rf"^(?:{TITLE}\s*)+", re.IGNORECASE)
_POST_NOMINALS = re.compile(r"(?:,?\s+(?:MBE|OBE|CBE|KBE|JP|QC|KC|CPFA|FCA|ACA|CIPFA|PhD|MP|MSP|MS|QPM|DL|BEM))+$")
_PARTICLES = frozenset("de del della der den di da du la le van von bin ibn al el ap ab ferch st y e".split())
_TOKEN = re.compile(r"(?:[A-ZÀ-ÖØ-Þ]['’])?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿß'’]+(?:[A-Z][a-z]+)?(?:[-‐][A-ZÀ-Þ]?[a-zà-ÿA-Z'’]+)*")
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ'’\-]{2,}")
_INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}|(?:[A-Z]\.?-?){1,3}")
_GLUED = re.compile(r"^((?:[A-Z]\.)+)(?=[A-Z][a-z])")
INITIALS = re.compile(r"(?:[A-Z]\.?\s?){1,2}[A-Z]\.?|[A-Z]{2}[a-z]?|[A-Z][a-z]?[A-Z]{1,2}")


def strip_title(text: str) -> tuple[str, str]:
    """A leading title ("Cllr", "Dr") and the rest."""
    match = _TITLES.match(text)
    return (match.group().strip(), text[match.end() :].strip()) if match else ("", text)


def is_title(word: str) -> bool:
    """ "Cllr", "Dr": a word that a name follows."""
    return word not in {"Major", "major", "Provost", "Captain"} and _TITLES.fullmatch(word) is not None


def is_initials(text: str) -> bool:
    """ "TM", "A.F.", "JMcD" is no: two or three capitals, dots allowed."""
    return INITIALS.fullmatch(text.strip()) is not None and len(text) <= 8


def name_strength(text: str, known_words: frozenset[str]) -> int:
    """How much a text looks like a name: 0 not at all, 1 a single word, 2 by its shape, 3 by title or first name.

    `known_words` are words of posts and services, lower case: a name by shape alone has none of them.
    """
    title, rest = strip_title(text.strip(" ,.;:"))
    rest = _POST_NOMINALS.sub("", _GLUED.sub(r"\1 ", rest))
    tokens = rest.split()
    if not tokens:
        return 0
    if len(tokens) > (5 if title else 4) or any(char.isdigit() for char in rest):
        return 0
    words = [token for token in tokens if token.casefold() not in _PARTICLES]
    first = tokens[0].casefold().strip(".,'’").split("-")[0]
    capitals = all(_CAPITALS.fullmatch(token) or _INITIAL.fullmatch(token) for token in words)
    shaped = all(
        _TOKEN.fullmatch(token) or _INITIAL.fullmatch(token) or (capitals and len(token) > 3) for token in words
    )
    if not words or not shaped:
        return 0
    surnames = [token for token in words if len(token.strip(".")) > 1]
    if title:
        long = len(tokens) > 2 and tokens[-1].casefold() in known_words  # "Cllr A Smith Senior": the role has begun
        post = tokens[0].casefold().strip(".") in known_words and (first not in FIRST_NAMES or len(tokens) == 1)
        large = title.casefold() == "major" and len(tokens) == 1  # "Major Schemes"
        return 0 if long or post or large else 3
    clashes = [token for token in surnames if token.casefold() in known_words]
    known_first = first in FIRST_NAMES
    if known_first and len(tokens) > 1:
        if not clashes:
            return 3
        return (
            2
            if first not in AMBIGUOUS_FIRST and len(tokens) == 2 and len(clashes) == 1 and first not in known_words
            else 0
        )
    if clashes or not surnames:
        return 0
    if len(tokens) == 1:
        return 1 if known_first or not capitals else 0
    return 2 if not capitals or known_first or len(tokens[0].strip(".")) <= 2 else 0
