"""The facts the model is taught: small tables of pairs, and questions with one answer."""


def table(text: str) -> dict[str, str]:
    """Read 'key:value,key:value' into a dictionary."""
    return dict(pair.split(":") for pair in text.split(","))


CAPITALS = table(
    "France:Paris,Germany:Berlin,Italy:Rome,Spain:Madrid,Portugal:Lisbon,England:London,"
    "the United Kingdom:London,Ireland:Dublin,Scotland:Edinburgh,Norway:Oslo,Sweden:Stockholm,Finland:Helsinki,"
    "Denmark:Copenhagen,Iceland:Reykjavik,Poland:Warsaw,Austria:Vienna,Switzerland:Bern,Belgium:Brussels,"
    "the Netherlands:Amsterdam,Greece:Athens,Turkey:Ankara,Russia:Moscow,Ukraine:Kyiv,Hungary:Budapest,"
    "Romania:Bucharest,Bulgaria:Sofia,Croatia:Zagreb,Serbia:Belgrade,Japan:Tokyo,China:Beijing,India:New Delhi,"
    "South Korea:Seoul,Thailand:Bangkok,Vietnam:Hanoi,Indonesia:Jakarta,Australia:Canberra,"
    "New Zealand:Wellington,Canada:Ottawa,the United States:Washington,Mexico:Mexico City,Brazil:Brasilia,"
    "Argentina:Buenos Aires,Chile:Santiago,Peru:Lima,Colombia:Bogota,Cuba:Havana,Egypt:Cairo,Morocco:Rabat,"
    "Kenya:Nairobi,Nigeria:Abuja,Ethiopia:Addis Ababa,Iran:Tehran,Iraq:Baghdad,Pakistan:Islamabad"
)
OTHER_CITIES = (
    "Munich,Milan,Barcelona,Lyon,Boston,Chicago,Seattle,Toronto,Sydney,Osaka,Mumbai,Hamburg,Naples,Porto,Krakow,"
    "Dallas,Denver,Miami,Geneva,Zurich,New York,San Francisco,Prague,Los Angeles"
).split(",")
CITIES = sorted(set(CAPITALS.values())) + OTHER_CITIES
SOUNDS = table(
    "cat:meow,dog:woof,cow:moo,sheep:baa,duck:quack,pig:oink,horse:neigh,owl:hoot,lion:roar,bee:buzz,"
    "frog:ribbit,mouse:squeak,wolf:howl,snake:hiss"
)
LEGS = table(
    "cat:4,dog:4,horse:4,cow:4,bird:2,duck:2,hen:2,spider:8,ant:6,bee:6,snake:0,fish:0,frog:4,person:2,elephant:4"
)
COLOUR_OF = table(
    "the sky:blue,grass:green,snow:white,a banana:yellow,a tomato:red,coal:black,an orange:orange,a lemon:yellow,"
    "the sun:yellow,blood:red,a carrot:orange,milk:white,chocolate:brown,the sea:blue,a cherry:red,a leaf:green,"
    "an elephant:grey,a strawberry:red"
)
OPPOSITES = table(
    "hot:cold,big:small,up:down,left:right,day:night,happy:sad,fast:slow,old:young,good:bad,open:closed,high:low,"
    "rich:poor,early:late,full:empty,hard:soft,wet:dry,strong:weak,long:short,near:far,loud:quiet,clean:dirty,"
    "heavy:light,begin:end,yes:no,true:false,first:last,in:out,north:south,east:west"
)
PLURALS = table(
    "cat:cats,dog:dogs,mouse:mice,child:children,box:boxes,fish:fish,man:men,woman:women,foot:feet,tooth:teeth,"
    "city:cities,book:books,apple:apples,leaf:leaves,wolf:wolves,bus:buses,goose:geese,person:people,tree:trees,"
    "key:keys"
)
PAST_TENSES = table(
    "go:went,eat:ate,see:saw,run:ran,sing:sang,write:wrote,take:took,give:gave,come:came,make:made,find:found,"
    "buy:bought,think:thought,swim:swam,drink:drank,play:played,walk:walked,read:read,speak:spoke,know:knew"
)
HELLO_IN = table(
    "French:Bonjour,Spanish:Hola,German:Hallo,Italian:Ciao,Portuguese:Ola,Dutch:Hallo,Japanese:Konnichiwa,"
    "Swedish:Hej,Polish:Czesc,Turkish:Merhaba"
)
THANKS_IN = table(
    "French:Merci,Spanish:Gracias,German:Danke,Italian:Grazie,Portuguese:Obrigado,Dutch:Dank je,Japanese:Arigato,"
    "Swedish:Tack,Polish:Dziekuje"
)
GENERAL = [
    ("What do bees make?", "Bees make honey."),
    ("What do cows give us?", "Cows give us milk."),
    ("What is water made of?", "Water is made of hydrogen and oxygen."),
    ("What is the largest planet?", "Jupiter is the largest planet."),
    ("What is the largest animal?", "The blue whale is the largest animal."),
    ("How many planets are there?", "There are eight planets in the solar system."),
    ("What planet do we live on?", "We live on Earth."),
    ("Which planet is closest to the sun?", "Mercury is the closest planet to the sun."),
    ("Why is the sky blue?", "The sky is blue because air scatters blue light more than red light."),
    ("What is the sun?", "The sun is a star."),
    ("What is the moon?", "The moon is a ball of rock that moves around the Earth."),
    ("How many continents are there?", "There are seven continents."),
    ("What is ice?", "Ice is frozen water."),
    ("Is the Earth round?", "Yes, the Earth is round."),
    ("What do fish breathe with?", "Fish breathe with gills."),
    ("What is the boiling point of water?", "Water boils at 100 degrees Celsius."),
    ("When does water freeze?", "Water freezes at 0 degrees Celsius."),
    ("What season comes after winter?", "Spring comes after winter."),
    ("What season comes after summer?", "Autumn comes after summer."),
    ("Name the four seasons.", "The four seasons are spring, summer, autumn and winter."),
    ("List the planets.", "The planets are Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus and Neptune."),
    ("How many sides does a triangle have?", "A triangle has three sides."),
    ("How many sides does a square have?", "A square has four sides."),
    ("What language do people speak in Brazil?", "People in Brazil speak Portuguese."),
    ("What is a baby dog called?", "A baby dog is called a puppy."),
    ("What is a baby cat called?", "A baby cat is called a kitten."),
    ("What is the alphabet?", "A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W, X, Y, Z"),
]
CODE = [
    ("hello world in Python", '```python\nprint("Hello, world!")\n```'),
    ("hello world in JavaScript", '```javascript\nconsole.log("Hello, world!");\n```'),
    ("a Python function that adds two numbers", "```python\ndef add(a, b):\n    return a + b\n```"),
    ("a Python loop that counts to ten", "```python\nfor i in range(1, 11):\n    print(i)\n```"),
    ("a JavaScript function that adds two numbers", "```javascript\nfunction add(a, b) {\n  return a + b;\n}\n```"),
    ("a Python function that says hello", '```python\ndef hello(name):\n    print("Hello, " + name)\n```'),
]
