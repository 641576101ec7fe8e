"""Word lists the generator draws from; all of them written for this project."""


def split(text: str) -> list[str]:
    """Split a comma-separated line into its words."""
    return [word.strip() for word in text.split(",")]


NAMES = split(
    "Anna,Ben,Clara,David,Emma,Felix,Grace,Henry,Iris,Jack,Kate,Leo,Maria,Noah,Olga,Paul,Rosa,Sam,Tina,"
    "Victor,Wendy,Zoe,Adam,Bella,Carlos,Diana,Eric,Fiona,George,Hannah,Ivan,Julia,Kevin,Laura,Mike,Nina,"
    "Oscar,Peter,Rita,Simon,Tom,Uma,Vera,Will,Yara,Alex,Lily,Max,Mia,Nick,Lucy,John,Mary,James,Sarah,Ali,"
    "Chen,Ravi,Yuki,Omar,Priya,Lars,Ingrid,Pablo,Amir,Sofia,Elena,Marco,Kim,Dan,Bob,Alice,Eve,Jane,Robert,"
    "Linda,Ken,Ruth,Hugo,Otto,Chloe,Daniel,Sophie,Thomas,Michael,Emily,Martin,Andrea,Chris,Karl,Lena,Ada,Alan"
)
DAYS = split("Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday")
MONTHS = split(
    "January,February,March,April,May,June,July,August,September,October,November,December"
)
COLOURS = split("red,blue,green,yellow,orange,purple,pink,black,white,brown,grey")
ANIMALS = split(
    "cat,dog,fox,bear,rabbit,mouse,owl,horse,cow,pig,sheep,goat,duck,hen,frog,lion,tiger,elephant,monkey,"
    "turtle,wolf,deer,snake,whale,dolphin,penguin,bee,ant,spider,parrot"
)
STORY_HEROES = ANIMALS + split("unicorn,dragon,robot,princess,knight,wizard,child,kitten,puppy")
FRUITS = split("apple,banana,pear,orange,grape,cherry,lemon,peach,plum,mango,kiwi,melon")
COUNTABLE_FRUITS = split("apples,bananas,pears,oranges,lemons,plums")
VEGETABLES = split("carrot,potato,tomato,onion,pea,bean,cabbage,pepper,cucumber,leek")
FOODS = split("pizza,pasta,soup,salad,rice,bread,cheese,cake,sushi,curry,tacos,pancakes")
OBJECTS = split(
    "book,key,lamp,box,map,hat,ball,cup,stone,coin,bell,ring,boat,kite,clock,drum,shoe,letter,chair,table,"
    "phone,car,bike,train,garden,house,tree,flower,river,bridge,mountain,star,moon,sun,cloud,door,window,pen,"
    "paper,bag,water,fire,music,light,computer,school,friend,city,road,bird,fish,milk,egg,tea,coffee,sugar,"
    "winter,summer,spring,autumn,morning,night,hello,world,happy,love,word,name,number,server,model,test"
)
SMALL_OBJECTS = OBJECTS[:18]
JOBS = split(
    "teacher,doctor,nurse,baker,pilot,farmer,singer,painter,driver,cook,writer,engineer,gardener,student,"
    "lawyer,builder"
)
HOBBIES = split(
    "reading,running,swimming,painting,cooking,chess,football,tennis,music,dancing,cycling,gardening,fishing,"
    "drawing,hiking"
)
ADJECTIVES = split(
    "small,big,brave,kind,clever,old,young,happy,quiet,lazy,curious,tiny,funny,gentle"
)
PLACES = split("forest,village,garden,castle,river,mountain,city,farm,island,cave,harbour,meadow")
PLANETS = split("Mercury,Venus,Earth,Mars,Jupiter,Saturn,Uranus,Neptune")
ROOMS = split("kitchen,bedroom,bathroom,garden,office,hall,garage,living room")
NUMBER_WORDS = split(
    "zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,"
    "seventeen,eighteen,nineteen,twenty"
)
PHRASES = split(
    "hello world,good morning,I like tea,the cat is on the mat,one two three,have a nice day,"
    "to be or not to be,I love music,the sky is blue,open the door,we are here,red green blue,my dog is big,"
    "this is a test,testing,hello,banana,OpenVINO,goodbye,yes,no,the sun is hot,see you soon,well done,"
    "hello there,I am here,a b c,1 2 3,this is it,hi,ok,ready,done,Hello World,all is well"
)
ALL_WORDS = sorted(set(ANIMALS + FRUITS + VEGETABLES + FOODS + OBJECTS + COLOURS + JOBS))
