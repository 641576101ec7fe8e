"""The tools the model is shown: well-known ones, and ones made up on the spot from a verb and a noun."""
import random
from dataclasses import dataclass, field
from typing import Callable

from .facts_data import CAPITALS, CITIES, HELLO_IN
from .sampling import any_name, any_phrase, any_word, pseudo_word, with_article
from .words import COLOURS, DAYS, FOODS, MONTHS, OBJECTS, ROOMS, split

Sampler = Callable[[random.Random], object]
NOUNS = OBJECTS + FOODS + split("hotel,flight,ticket,invoice,account,file,meeting,report,task,user,room,taxi")
VERBS = split("get,find,create,delete,update,check,order,open,book,show,start,stop")


def city(rng: random.Random) -> str:
    return rng.choice(CITIES)


def clock(rng: random.Random) -> str:
    return f"{rng.randint(5, 23):02d}:{rng.choice(['00', '15', '30', '45'])}"


def date(rng: random.Random) -> str:
    return f"{rng.choice(MONTHS)} {rng.randint(1, 28)}"


@dataclass
class Tool:
    """One tool: what it is called, what it takes, how users ask for it, what it returns, how that is told."""

    names: list[str]
    descriptions: list[str]
    slots: dict[str, tuple[str, Sampler]]
    asks: list[str]
    result: Callable[[random.Random, dict], dict]
    answer: str
    # Other names a parameter may go by, so that the model reads the signature and does not recite it.
    aliases: dict[str, list[str]] = field(default_factory=dict)


def done(status: str) -> Callable[[random.Random, dict], dict]:
    return lambda rng, slots: {"status": status}


def weather(rng: random.Random, slots: dict) -> dict:
    return {"temperature": rng.randint(-5, 35), "condition": rng.choice(["sunny", "cloudy", "rainy", "windy"])}


KNOWN_TOOLS = [
    Tool(["get_weather", "get_current_weather", "weather"],
         ["Get the weather in a city", "Get the current weather in a given location", "Get the weather",
          "Get the current weather"], {"city": ("string", city)},
         ["What is the weather in {city}?", "How is the weather in {city} today?", "Weather in {city}",
          "What's the weather like in {city}?", "Is it cold in {city}?", "Tell me the weather in {city}."],
         weather, "It is {temperature} degrees and {condition} in {city}.", {"city": ["city", "location"]}),
    Tool(["get_temperature", "get_weather"],
         ["Get the temperature in a city", "Get current temperature for a given location."],
         {"city": ("string", city)},
         ["What is the temperature in {city}?", "How warm is it in {city}?", "What is the weather in {city}?",
          "What is the weather like in {city} today?", "Tell me the temperature in {city}."],
         lambda rng, slots: {"temperature": rng.randint(-5, 35)}, "It is {temperature} degrees in {city}.",
         {"city": ["city", "location"]}),
    Tool(["get_time", "get_current_time"], ["Get the current time in a city"], {"city": ("string", city)},
         ["What time is it in {city}?", "Tell me the time in {city}.", "What is the time in {city} now?"],
         lambda rng, slots: {"time": clock(rng)}, "It is {time} in {city}.", {"city": ["city", "location"]}),
    Tool(["add", "add_numbers"], ["Add two numbers"],
         {"a": ("number", lambda rng: rng.randint(0, 99)), "b": ("number", lambda rng: rng.randint(0, 99))},
         ["Add {a} and {b}.", "What is {a} + {b}?", "What is {a} plus {b}?"],
         lambda rng, slots: {"result": slots["a"] + slots["b"]}, "The result is {result}."),
    Tool(["multiply"], ["Multiply two numbers"],
         {"a": ("number", lambda rng: rng.randint(0, 99)), "b": ("number", lambda rng: rng.randint(0, 99))},
         ["Multiply {a} by {b}.", "What is {a} times {b}?", "What is {a} * {b}?"],
         lambda rng, slots: {"result": slots["a"] * slots["b"]}, "The result is {result}."),
    Tool(["send_email"], ["Send an email"], {"to": ("string", any_name), "subject": ("string", any_phrase)},
         ["Send an email to {to} about {subject}.", "Email {to} about {subject}.",
          "Write an email to {to} with the subject {subject}."], done("sent"), "I sent the email to {to}."),
    Tool(["search", "web_search"], ["Search the web"], {"query": ("string", any_phrase)},
         ["Search for {query}.", "Search the web for {query}.", "Look up {query}.", "Find {query} on the web."],
         lambda rng, slots: {"results": rng.randint(1, 20)}, "I found {results} results for {query}."),
    Tool(["set_alarm"], ["Set an alarm"], {"time": ("string", clock)},
         ["Set an alarm for {time}.", "Wake me up at {time}.", "Set the alarm to {time}."], done("ok"),
         "The alarm is set for {time}."),
    Tool(["set_timer"], ["Set a timer in minutes"], {"minutes": ("integer", lambda rng: rng.randint(1, 60))},
         ["Set a timer for {minutes} minutes.", "Start a {minutes} minute timer.", "Timer for {minutes} minutes"],
         done("ok"), "The timer is set for {minutes} minutes."),
    Tool(["play_music"], ["Play a song"], {"song": ("string", any_phrase)},
         ["Play {song}.", "Play the song {song}.", "I want to hear {song}."], done("playing"), "Now playing {song}."),
    Tool(["turn_on_light"], ["Turn on the light in a room"], {"room": ("string", lambda rng: rng.choice(ROOMS))},
         ["Turn on the light in the {room}.", "Light on in the {room}, please.", "Switch on the {room} light."],
         done("on"), "The light in the {room} is on."),
    Tool(["translate"], ["Translate text"],
         {"text": ("string", any_phrase), "language": ("string", lambda rng: rng.choice(list(HELLO_IN)))},
         ["Translate {text} to {language}.", 'Translate "{text}" into {language}.',
          "How do you say {text} in {language}?"], done("ok"), "Here is the translation."),
    Tool(["add_note", "save_note"], ["Save a note"], {"text": ("string", any_phrase)},
         ["Add a note: {text}", "Save a note that says {text}.", "Note down {text}."], done("saved"),
         "I saved the note."),
    Tool(["book_table"], ["Book a table"],
         {"people": ("integer", lambda rng: rng.randint(1, 12)), "time": ("string", clock)},
         ["Book a table for {people} people at {time}.", "I need a table for {people} at {time}.",
          "Reserve a table for {people} people at {time}."], done("booked"),
         "Your table for {people} people at {time} is booked."),
    Tool(["get_capital"], ["Get the capital of a country"],
         {"country": ("string", lambda rng: rng.choice([name for name in CAPITALS if not name.startswith("the ")]))},
         ["What is the capital of {country}?", "Find the capital of {country}."],
         lambda rng, slots: {"capital": CAPITALS[slots["country"]]}, "The capital of {country} is {capital}."),
    Tool(["get_price"], ["Get the price of a product"], {"product": ("string", any_word)},
         ["What is the price of the {product}?", "How much does the {product} cost?", "Price of the {product}?"],
         lambda rng, slots: {"price": rng.randint(1, 99)}, "The price is {price} dollars."),
    Tool(["get_user"], ["Find a user by id"], {"id": ("integer", lambda rng: rng.randint(1, 999))},
         ["Find the user with id {id}.", "Who is user {id}?", "Get user {id}."],
         lambda rng, slots: {"name": any_name(rng)}, "User {id} is {name}."),
    Tool(["get_date"], ["Get the date of today"], {},
         ["What is the date today?", "What day is it today?", "Tell me the date."],
         lambda rng, slots: {"date": f"{rng.choice(DAYS)}, {date(rng)}"}, "Today is {date}."),
]
# Shown in some signatures, but never asked for: the model must leave out what the user did not say.
UNASKED = {"unit": "string", "format": "string", "limit": "integer", "verbose": "boolean", "lang": "string"}
UNASKED_SHARE = 0.15
# Parameters of made-up tools: type, sampler, and the words that put the value into the prompt.
MADE_UP_SLOTS = {
    "city": ("string", city, "in {city}"), "name": ("string", any_name, "for {name}"),
    "colour": ("string", lambda rng: rng.choice(COLOURS), "in the colour {colour}"),
    "amount": ("integer", lambda rng: rng.randint(1, 500), "with the amount {amount}"),
    "date": ("string", date, "on {date}"), "item": ("string", any_word, "with the item {item}"),
    "size": ("string", lambda rng: rng.choice(["small", "medium", "large"]), "of size {size}"),
}


def made_up_tool(rng: random.Random) -> Tool:
    """A tool the model has most likely never seen: it has to read the name and the parameters."""
    verb = rng.choice(VERBS)
    noun = rng.choice(NOUNS) if rng.random() < 0.8 else pseudo_word(rng)
    keys = rng.sample(list(MADE_UP_SLOTS), rng.choice([0, 1, 1, 1, 2, 2]))
    name = f"{verb}_{noun}" if rng.random() < 0.8 else verb + noun.capitalize()
    request = " ".join([f"{verb.capitalize()} {rng.choice(['the', 'my'])} {noun}"]
                       + [MADE_UP_SLOTS[key][2] for key in keys])
    return Tool([name], [f"{verb.capitalize()} {with_article(noun)}"], {key: MADE_UP_SLOTS[key][:2] for key in keys},
                [request + ".", request], done("ok"), f"Done: {verb} {noun}.")
