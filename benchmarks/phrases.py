"""The words from which the generated journeys are made; `{x}` stands for the product."""

PRODUCTS = (
    "mortgage", "grocery box", "fibre line", "rail pass", "phone contract", "car insurance", "gym membership",
    "savings account", "heat pump", "holiday flat", "library card", "eye test", "rental car", "pension plan",
    "electricity tariff", "language course", "hearing aid", "parking permit", "wedding cake", "e-bike",
)  # fmt: skip

OCCASIONS = (
    ("first", "My first {x}"),
    ("change", "I change my {x}"),
    ("move", "I move house with my {x}"),
    ("complain", "I complain about my {x}"),
    ("renew", "I renew my {x}"),
    ("cancel", "I cancel my {x}"),
    ("gift", "I give a {x} as a present"),
    ("help", "I need help with my {x}"),
)

PHASES = {
    "awareness": ("I notice that I need it", "I hear about the {x}", "I look around"),
    "consideration": ("I compare what is on offer", "I find out what it costs", "I ask people I trust"),
    "purchase": ("I decide and sign", "I buy the {x}", "I give my details and pay"),
    "service": ("I get it and start", "I use the {x}", "I need a hand", "I wait until it works"),
    "retention": ("I stay with it", "I come back", "I look at the first bill"),
}

STAGE_GOALS = (
    "Know within ten minutes whether the {x} is worth a closer look",
    "Understand the whole price before giving any details",
    "Get it done tonight, on the phone, with one hand",
    "Be sure that nothing is forgotten and nobody calls back",
    "Have it running without reading a manual",
    "Spend no more thought on the {x} until next year",
)

ACTIONS = (
    "Opens the page from a link", "Types the postcode", "Compares three offers", "Scrolls to the small print",
    "Takes a photo of the letter", "Waits in the queue", "Calls a friend", "Enters the card", "Looks for the number",
    "Signs with a finger", "Checks the account", "Writes the date on the calendar", "Puts the letter aside",
    "Asks at the counter", "Reads two reviews", "Closes the tab", "Tries again in the evening", "Prints the form",
)  # fmt: skip

THOUGHTS = (
    "Is it dearer than last year?", "Why do they ask for that again?", "That was quick.", "Who can I call?",
    "I hope I did not tick the wrong box.", "Do they know that I am already a customer?", "What happens now?",
    "I could have done this in the shop by now.", "My brother-in-law said it would be easy.", "At last!",
    "Am I paying for this call?", "It says two days: two days from when?", "Nice, they kept my details.",
)  # fmt: skip

NEEDS = (
    "To see the total before the last step", "To know how long it takes", "A person to talk to",
    "To trust that the details are safe", "Plain words instead of paragraphs", "To stop and go on later",
)  # fmt: skip

TOUCHPOINTS = (
    "I search for a {x}", "I read the letter", "I open the app", "I compare the prices", "I fill in the form",
    "I wait for the confirmation", "The agent calls me back", "I get a text message", "I go to the shop",
    "I upload my papers", "I confirm by email", "The parcel arrives", "I set it up", "I look for the manual",
    "I ask in the chat", "I check the bill", "I change the date", "I rate the visit", "I talk to a neighbour",
    "I read the terms", "I choose the options", "The technician rings", "I log in again", "I reset the password",
)  # fmt: skip

PAINS = (
    ("hidden-cost", "The fee shows only on the last page"),
    ("long-wait", "Nobody says how long the answer takes"),
    ("asked-twice", "The same details are asked for a second time"),
    ("lost-draft", "What was typed is gone after a phone call"),
    ("wide-window", "The appointment is a whole day, not an hour"),
    ("no-person", "There is no way to reach a person after six"),
    ("legal-words", "The letter uses words that nobody at home knows"),
    ("wrong-name", "The name is spelled wrong, and cannot be changed online"),
    ("dead-link", "The link in the email leads to an empty page"),
    ("unclear-status", "It is not said whether the {x} is ordered or not"),
)

ROOT_CAUSES = (
    "The fee depends on the hour, which is asked last.",
    "Two systems hold the address and neither knows of the other.",
    "The queue is planned on last year's numbers.",
    "Drafts are kept in the browser only.",
    "The text was written for the auditors: customers were never asked.",
)

OPPORTUNITIES = (
    ("total-first", "How might we show the whole price from the start?"),
    ("say-when", "How might we say when it happens, and keep to it?"),
    ("ask-once", "How might we never ask for what we already know?"),
    ("keep-draft", "How might we let people stop and go on another day?"),
    ("plain-words", "How might we write letters that need no second reading?"),
    ("a-person", "How might we offer a person at the moment it gets hard?"),
)

GAINS = (
    "Last year's details are one tap away", "The agent knows the case before the call starts",
    "The confirmation comes before the page is closed", "The technician takes the old box along",
)  # fmt: skip

FEELINGS = {
    -2: ("tricked", "helpless", "angry"),
    -1: ("rushed", "unsure", "tired"),
    0: ("patient", "busy"),
    1: ("hopeful", "curious", "relieved"),
    2: ("proud", "delighted"),
}

REASONS = (
    "The whole price is visible here for the first time.",
    "Who fails here never comes back.",
    "People tell their friends about this minute: good or bad.",
)

FRONTSTAGE = ("An agent answers", "The form checks the entries", "A page shows the state", "The driver rings")
BACKSTAGE = (
    "The case is looked up by hand",
    "The order is picked",
    "The price is computed",
    "A letter is printed",
)
SUPPORT = ("Payment is authorised", "Vehicles are charged", "Addresses are cleaned every night")

COMMENTS = (
    "checked with the team on 14 September", "see the recording, minute 12", "to be asked again in spring",
    "was two steps before the redesign", "the café pilot in Zürich does this differently",
)  # fmt: skip

CHANNELS = {
    "web": ("Web", "online", "digital"),
    "app": ("Mobile app", "online", "digital"),
    "email": ("Email", "online", "digital"),
    "chat": ("Chat", "online", "care"),
    "phone": ("Phone", "offline", "care"),
    "shop": ("Shop", "offline", "retail"),
    "letter": ("Letter", "offline", "office"),
    "home": ("At home", "offline", "field"),
}
TEAMS = {
    "growth": "Growth", "digital": "Digital channels", "care": "Customer care", "retail": "Shops",
    "office": "Back office", "field": "Field service", "billing": "Billing", "legal": "Legal",
}  # fmt: skip
SYSTEMS = {"crm": ("Customer records", "care"), "erp": ("Orders", "office"), "psp": ("Payments", "billing")}

PEOPLE = ("Ana", "Timo", "Zoë", "Bülent", "Mei", "Ifeoma", "Paweł", "Grace", "Ravi", "Søren", "Lucía", "Jean")
LIVES = (
    "the busy parent", "the student", "the pensioner", "the night nurse", "the newcomer", "the shop owner",
    "the commuter", "the carer",
)  # fmt: skip
