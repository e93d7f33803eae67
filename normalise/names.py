"""What a person's name looks like: titles, first names common in the United Kingdom, initials."""

from __future__ import annotations

import re

FIRST_NAMES = frozenset(
    """
    aaron abbie abdul abdullah abigail adam adele adeola adrian agnes ahmed aidan aileen ailsa aimee aisha aisling
    akash alan alasdair alastair albert alec alex alexander alexandra alfie alfred ali alice alicia alison alistair
    alister allan allen allison alun alyson amanda amar amber amelia amina amir amit amy anand andrea andreas
    andrew andy aneurin angela angharad angie angus anil anita anjali ann anna annabel anne annette annie anoop
    anthea anthony antonia antony anwar anya april archie arfon aria arjun arnold arran arthur arun arwel asha
    ashley ashok asif astrid audrey austin ayesha azhar aziz barbara barry bashir beatrice becky belinda ben
    benedict benjamin bernadette bernard bert beryl bet beth bethan bethany betty bev beverley bhavna bilal bill
    billy blair bob bobby brad bradley brandon brenda brendan brian bridget brigid bronwen bruce bryan bryn bryony
    caitlin callum calum cameron camilla carl carla carly carmel carol carole caroline carolyn carrie carwyn
    catherine cathie cathy catriona cecil cecilia celia ceri cerys chandra chantelle charlene charles charlie
    charlotte charmaine chelsea cheryl chloe chris christian christina christine christopher ciara cindy claire
    clara clare claudia clifford clive colette colin colleen connie connor conor constance corinne courtney craig
    cressida crispin crystal curtis cynthia dafydd daisy dale damian damien dan daniel danielle danny daphne darcy
    darrell darren daryl dave david davina dawn dean deb debbie deborah debra declan deepa deepak deirdre delia
    delyth denise dennis derek dermot des desmond dev dewi diana diane dianne dilip dilys dinesh dominic don donald
    donna dora doreen doris dorothy doug douglas duncan dylan eamon eddie edith edmund edward edwin eileen eilidh
    elaine eleanor elena eleri elin elinor elise elizabeth ella ellen ellie elliot elliott elsie elspeth elwyn
    emily emma emyr enid eric erica erin ernest esme esther ethan euan eugene eunice eva evan eve evelyn ewan ewen
    faisal farah farhan faruk fatima fay faye felicity felix fergus ffion finlay fiona flora florence frances
    francesca francis frank fraser fred freda freddie frederick freya gabriel gabrielle gail gareth garry gary
    gavin gaynor gemma gene geoff geoffrey george georgia georgina gerald geraldine gerard gerry gethin ghulam gill
    gillian gina giles glen glenda glenn gloria glyn glynis gordon graeme graham grainne gregor gregory greta gulam
    gurpreet guy gwen gwenda gwilym gwyn gwyneth habib hamish hamza hannah hari harinder harjit harold harriet
    harry harvey hassan hayley hazel heather hector heidi helen helena henrietta henry hilary hilda holly howard
    hugh hugo humphrey huw hywel iain ian ibrahim idris ifan ifor ilona imogen imran ines ingrid iqbal irene iris
    isaac isabel isabella isabelle isla ismail isobel ivan ivor iwan jac jack jackie jacob jacqueline jacqui jade
    jake jamal james jamie jan jane janet janette janice janine jaqueline jared jasmine jason jaspreet jay jayne
    jean jeanette jeff jeffrey jemma jen jenna jennie jennifer jenny jeremy jeremiah jerry jess jesse jessica jill
    jillian jim jimmy jo joan joann joanna joanne jocelyn jodie joe joel johan johanna john johnny jon jonathan
    jonathon jonny jordan joseph josephine josh joshua josie joy joyce juanita judith judy julia julian julie
    juliet june justin justine kamal kamran kapil karen karim karina karl karolina kate katharine katherine
    kathleen kathryn kathy katie katrina katy kay kayleigh keeley keir keith kelly kelvin ken kenneth kenny keri
    kerri kerry kevin khalid khadija kieran kim kimberley kirsten kirsty kiran kris krishna kristian kristina
    kuldeep kulwinder kumar kwame kyle lachlan lana lance lara laszlo laura lauren laurence lawrence leah leanne
    lee leigh leila len lena leo leon leonard leonie lesley leslie lewis lewys liam lianne libby lilian lily linda
    lindsay lindsey linsey lionel lisa liz llewellyn lloyd llinos lois lorna lorraine lottie lou louisa louise
    lowri lucas lucia lucinda lucy luke lydia lyn lynda lynn lynne lynsey mabel maddie madeleine maggie mahmood
    maire mair mairi malcolm malik mandy manjit manoj marc marcia marcus margaret margery margot maria marian
    marianne marie marilyn marina mario marion marjorie mark marlene marta martha martin martina martyn mary maryam
    matilda matt matthew maud maura maureen maurice mavis max maxine maya meera megan mehmet mel melanie melinda
    melissa melvyn meredith merlin mervyn mhairi mia michael michaela michele michelle mick miguel mike miles
    millie milly mina miranda miriam moira mohamed mohammad mohammed mohan molly mona monica morag morgan morven
    morwenna muhammad muriel murray mustafa myfanwy myra nadeem nadia nadine naheed naomi narinder nasreen natalie
    natasha nathan nathaniel naveed neal neelam neil nelson nerys niall niamh nicholas nick nicky nicola nicole
    nigel nikhil niki nikki nina nirmal nisha noah noel nora norma norman obinna olga olive oliver olivia olu
    oluwaseun omar oscar osman owain owen paddy pam pamela parminder parveen pascal pat patricia patrick paul paula
    pauline pavel pearl peggy penelope penny percy perry pete peter petra phil philip philippa phillip phillipa
    phoebe phyllis pierre piers pippa piotr poppy pooja prakash pravin priya priyanka quentin rabia rachael rachel
    rafael rahul raj rajesh rajinder ralph ram ramesh rana randall ranjit rashid raquel ravi ray raymond razia
    rebecca reg reginald rehana renata rhian rhiannon rhodri rhona rhys ricardo richard rick ricky rita rob robert
    roberta robin robyn rod roddy roderick rodney roger rohan roisin roland ron ronald ronan ronnie rory rosa
    rosalind rosamund roseanna rosemary rosie ross rowan rowena roxanne roy ruby rupert russell ruth ryan sabina
    sabrina sadia saeed sahar saima sajid saleem sally sam samantha samina samir samuel sandeep sandra sandy sanjay
    sara sarah sasha satnam saul scott sean sebastian selina serena shabana shabir shah shahid shane shanice
    shannon sharon shaun shauna sheena sheila shelagh shelley shirley shona shreya sian sid sidney sally-ann silvia
    simon simone sinead siobhan sion sky sofia sonia sonya sophia sophie sorcha spencer stacey stacy stan stanley
    stefan stella steph stephanie stephen sterling steve steven stewart stuart sue suki sultana sunil suresh susan
    susanna susannah susie suzanne suzie sybil sylvia tabitha tahir talia tamara tamsin tania tanya tara tariq
    tasha tatiana taylor ted teresa terence teresa terri terry tess tessa thelma theo theodore theresa thomas tim
    timothy tina tobias toby tom tomas tomasz tommy toni tony tracey tracy trevor tricia trina trish tristan trudy
    tyler uma una ursula usha usman val valentina valerie vanessa vaughan veena vera verity vernon veronica vicki
    vickie vicky victor victoria vijay vikram vince vincent viola violet virginia vivian vivien vivienne wahid
    walter wanda warren wayne wendy wesley wilfred will william willie winifred winston xavier yan yasmin yusuf
    abena abiodun abiola abimbola adaeze adebayo adedayo adetokunbo aditi adunni afia agata agnieszka aleksandra aleksander
    alessandro alina ama amaka amara ameena aminata anastasia andrei andrzej aneta anita-marie anjum ankit anna-marie
    anouska antonio apinya arif ashwin asma ayodele ayomide babatunde barnaby bartosz beata bartlomiej bhupinder bogdan
    bolu bongani carlos chidi chike chinedu chinwe chioma cristina dariusz deborah-ann dimitri dorota ebony efua ekaterina
    elzbieta emeka enrique ewa ewelina ezinne farida farooq femi folake folasade funmi gaurav georgios giovanni giulia
    grzegorz halina halima haroon haruna hinal ifeoma ife ikenna ilie imtiaz indira ireneusz irina ishaan iulia iwona
    jagdeep jaswinder javed jignesh jolanta jorge jose juan katarzyna kavita kayode kemi kenji khadijah kofi kojo krystyna
    krzysztof kunle kwabena kwaku lakshmi latika lech leticia li luis lukasz maciej magdalena malgorzata manish manuel
    marcin marek mariusz marta matteo mateusz mehwish mei mihai miroslav mohsin monika mukesh nadira naledi narendra
    nasim neha ngozi nikolai nikos nkechi nnamdi nuno oksana olena olufemi oluwatobi omolara pablo padraig paulina pawel
    pedro preeti priyesh przemyslaw rachana radek radoslaw rafal ranjeet rashmi renuka ritu rizwan robina rohit rosario
    ruchi rukhsana ryszard sabrina-ann sachin sameer sanjeev satish seema sergei sergio shahida shazia shilpa shireen
    sibusiso sita slawomir sneha sofie stanislaw surinder sushila swati tanvir tariro tendai teodor thandiwe themba tolu
    tunde uchenna uche usman-ali valeria veronika vijaya vikas viktor vimal vinod wei wioletta wojciech xiao yaw yetunde
    yewande ying yolanda yuki yusra zanele zbigniew zdenka ziad zsofia
    yvette yvonne zac zach zachary zahid zahra zainab zara zeeshan zoe zofia zubair
    """.split()
)

AMBIGUOUS_FIRST = frozenset(
    """
    grant chase will may faith hope art summer sky dale amber pearl jay olive ivy joy iris dawn april june crystal
    """.split()
)
"""First names that are as often another word: they need a surname that is no word of posts and services."""

TITLE = (
    r"(?:cllrs?|councill?ors?|clrs?|dr|mr|mrs|ms|miss|mx|sir|dame|lord|lady|baroness|prof(?:essor)?|rev(?:erend|d)?|ald(?:erman)?|baill?ie|provost"
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
        return 0 if long or tokens[0].casefold().strip(".") in known_words else 3
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
