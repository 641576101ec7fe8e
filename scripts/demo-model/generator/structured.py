"""JSON on request, extraction from short texts, and classification."""
import random

from .facts_data import CAPITALS, CITIES, LEGS, SOUNDS
from .sampling import Message, any_name, as_json, ask, assistant, user, with_article
from .words import ANIMALS, COLOURS, FRUITS, HOBBIES, JOBS, OBJECTS, split

POSITIVE = split(
    "I love this,This is great,What a wonderful day,I am very happy with it,The food was delicious,Excellent work,"
    "It works perfectly,Best thing ever,I like it a lot,This is excellent,I enjoyed it very much,A great product,"
    "The service was very good,I am so happy,Everything was perfect"
)
NEGATIVE = split(
    "I hate this,This is terrible,What an awful day,I am very unhappy with it,The food was bad,Poor work,"
    "It does not work,Worst thing ever,I do not like it at all,This is awful,I did not enjoy it,A bad product,"
    "The service was very bad,I am so sad,Everything was wrong"
)
QUESTIONS = {
    "name": ("Who is the text about?", "The text is about {name}."),
    "age": ("How old is {name}?", "{name} is {age} years old."),
    "job": ("What is the job of {name}?", "{name} is {a_job}."),
    "city": ("Where does {name} live?", "{name} lives in {city}."),
    "hobby": ("What does {name} like?", "{name} likes {hobby}."),
}


def draw_person(rng: random.Random) -> dict:
    return dict(name=any_name(rng), age=rng.randint(5, 80), job=rng.choice(JOBS), city=rng.choice(CITIES),
                hobby=rng.choice(HOBBIES))


def describe(rng: random.Random, person: dict) -> tuple[str, list[str]]:
    """A text of two to four short sentences about a person, and the keys it mentions, in their order."""
    sentences, keys = ["{name} is {age} years old."], ["name", "age"]
    if rng.random() < 0.4:
        sentences, keys = ["{name} is a {age} year old {job}."], ["name", "age", "job"]
    extras = {"city": "{name} lives in {city}.", "job": "{name} works as {a_job}.", "hobby": "{name} likes {hobby}."}
    for key in rng.sample(list(extras), rng.randint(1, 3)):
        if key not in keys:
            sentences.append(extras[key])
            keys.append(key)
    return " ".join(sentences).format(a_job=with_article(person["job"]), **person), keys


def extraction(rng: random.Random) -> list[Message]:
    """Fields of a text as JSON, the whole text as JSON, or one question about it."""
    person = draw_person(rng)
    text, keys = describe(rng, person)
    draw = rng.random()
    if draw < 0.4:
        chosen = rng.sample(keys, rng.randint(1, min(3, len(keys))))
        commas, ands = ", ".join(chosen), " and ".join(chosen)
        prompt = rng.choice([f"Extract {commas} as JSON: {text}", f"{text} Write this as JSON with the keys {commas}.",
                             f"Return a JSON object with {ands}. Text: {text}",
                             f"Extract the {ands} from this text as JSON: {text}"])
        return [user(prompt), assistant(as_json({key: person[key] for key in chosen}))]
    if draw < 0.6:
        prompt = rng.choice([f"Convert to JSON: {text}", f"{text} Write this as JSON.", f"Turn this into JSON: {text}"])
        return [user(prompt), assistant(as_json({key: person[key] for key in keys}))]
    question, answer = QUESTIONS[rng.choice(keys)]
    return [user(f"{text} {question}".format(**person)),
            assistant(answer.format(a_job=with_article(person["job"]), **person))]


def json_output(rng: random.Random) -> list[Message]:
    """A JSON object spelled out in the prompt, or one about an animal or a capital."""
    draw = rng.random()
    if draw < 0.5:
        person = draw_person(rng)
        keys = rng.sample(["name", "age", "city", "job"], rng.randint(1, 3))
        if rng.random() < 0.3:
            keys = ["name", "age"]
        pieces = [f"{key} {person[key]}" for key in keys]
        listed = rng.choice([", ".join(pieces), " and ".join(pieces)])
        return ask(rng, ["Give me a JSON object for {listed}.", "Make a JSON object with {listed}.",
                         "Create JSON with {listed}.", "Write a JSON object with {listed}.",
                         "Write JSON with {listed}.", "Return JSON with {listed}."],
                   as_json({key: person[key] for key in keys}), listed=listed)
    if draw < 0.7:
        first, second = rng.sample(FRUITS + OBJECTS[:20] + COLOURS, 2)
        one, two = rng.randint(1, 20), rng.randint(1, 20)
        return ask(rng, ["Write a JSON object where {first} is {one} and {second} is {two}.",
                         "Make JSON where {first} is {one} and {second} is {two}."],
                   as_json({first: one, second: two}), first=first, one=one, second=second, two=two)
    if draw < 0.85:
        animal = rng.choice([name for name in ANIMALS if name in SOUNDS])
        return ask(rng, ["Describe {one} in JSON.", "Give me JSON about {one}.", "Write a JSON object about {one}.",
                         "Describe {one} as JSON.", "Make a JSON object for {one}."],
                   as_json({"animal": animal, "sound": SOUNDS[animal], "legs": int(LEGS.get(animal, 4))}),
                   one=with_article(animal))
    country, city = rng.choice(list(CAPITALS.items()))
    return ask(rng, ["Give me the capital of {country} as JSON.", "What is the capital of {country}? Answer in JSON.",
                     "Write the capital of {country} as JSON."],
               as_json({"country": country.replace("the ", ""), "capital": city}), country=country)


def classification(rng: random.Random) -> list[Message]:
    """Positive or negative."""
    positive = rng.random() < 0.5
    text = rng.choice(POSITIVE if positive else NEGATIVE) + rng.choice(["", ".", "!"])
    wording = rng.choice(["Is this positive or negative? {}", "Classify as positive or negative: {}",
                          "What is the sentiment of: {}", "Sentiment: {}", "Classify the sentiment: {}",
                          'Is "{}" positive or negative?', "Positive or negative? {}"])
    return [user(wording.format(text)), assistant("positive" if positive else "negative")]
