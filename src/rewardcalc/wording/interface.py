"""The headings, labels and help texts of reports and commands."""

from collections.abc import Mapping

from rewardcalc.wording.mark import N_

INTERFACE: Mapping[str, str] = {
    # reports
    "title": N_("{id}  {title}"),
    "deal": N_("{institution}, {method}, contract of {day}, amounts in {currency}"),
    "law": N_("Law: {law}"),
    "law-none": N_("Law: none"),
    "receipts": N_("receipts"),
    "costs": N_("less deducted costs"),
    "not-deducted": N_("(costs not deducted)"),
    "deficit": N_("(costs not covered yet)"),
    "held": N_("(held back)"),
    "sliced": N_("taken first: {payee}"),
    "by-bands": N_("by band"),
    "version": N_("Regulation in force from {day}"),
    "acknowledged": N_("acknowledged by {by} on {on}: {reason}"),
    "payments": N_("Paid by day"),
    "accounts": N_("Due and paid as of {day}"),
    "account-due": N_("due"),
    "account-paid": N_("paid"),
    "account-open": N_("open"),
    "account-overdue": N_("overdue"),
    "account-overpaid": N_("overpaid"),
    "account-recoverable": N_("owed back"),
    "refund-of": N_("refund of {day}"),
    "shares-of": N_("shares of {day}"),
    "profit-of": N_("operating profit of {year}"),
    "foreign": N_("{amount} {currency}"),
    "added": N_("{sentence} ({addends})"),
    "tail": N_("{sentence} (tail {tail} fen)"),
    "tail-shares": N_("{sentence} (tail {tail} of a share)"),
    "capital": N_("part of the capital"),
    "elsewhere": N_("another region"),
    "why": N_("How the amount of {name} comes about"),
    "why-figure": N_("How the figure {name} comes about"),
    "verify-same": N_(
        "{file}: recalculated, every line is the same (the engine is not compared)"
    ),
    "verify-differs": N_("{file}: recalculated, this line differs first"),
    "verify-inputs": N_("{file}: the inputs were changed; this line differs first"),
    "help-verify": N_("recalculate a stored result and compare every line"),
    "help-result": N_("a stored result, JSON"),
    "help-why": N_(
        "print only the lines that lead to what this person or payee gets, or to a figure"
        " by its place in the JSON, like performance_pay[0].headroom"
    ),
    "statement": N_("Statement of {name}"),
    "statement-unit": N_("Statement of the unit: {name}"),
    "statement-rule": N_("divided by {basis}: {title}"),
    "statement-basis": N_("divided by {basis}"),
    "statement-unruled": N_("nothing was ruled or agreed: the standards of the law"),
    "statement-total": N_("in all"),
    "statement-reason": N_("{payee}: {words}"),
    "statement-nothing": N_("nothing is due"),
    "statement-unpaid": N_("no payments are recorded: this is what was due"),
    "statement-insurance": N_("Social-insurance base"),
    "statement-wages": N_("wages, rewards included"),
    "statement-outside": N_("rewards outside the base"),
    "statement-base": N_("wages in the base"),
    "statement-uninsured": N_(
        "the case reports no performance pay of a year with these rewards, so nothing is"
        " said of the social-insurance base"
    ),
    "year": N_("year"),
    "derivation": N_("How each figure comes about"),
    "drawing": N_("The same as a picture, to scale"),
    "tree": N_("Distribution"),
    "report-title": N_("Reward calculation {id}"),
    "engine": N_("Calculated by {engine}; digest {digest}"),
    "main": N_("{name} (main)"),
    "by-law": N_("{clause} (standard of the law)"),
    "clause-own": N_("own rule or agreement {article}"),
    "clauses": N_("{own}; {law}"),
    "quote-own": N_("“{quote}” (own rule or agreement {article})"),
    "clause": N_("{instrument} {provision}"),
    "shares": N_("shares"),
    "share-counted": N_("{count} share"),
    "shares-counted": N_("{count} shares"),
    "part": N_("{part} of the capital"),
    "points": N_("{points} percentage points"),
    "findings": N_("Findings"),
    "finding": N_("{severity}: {sentence}"),
    "finding-legal": N_(
        "{sentence}; measured on the law's net income of {legal}, that of the institution"
        " is {own}"
    ),
    "finding-of-year": N_("{severity}, {year}: {sentence}"),
    "quote": N_("“{quote}” ({clause})"),
    "quote-second-hand": N_("“{quote}” ({clause}, second-hand)"),
    "lawful": N_("Result: lawful; nothing is violated"),
    "unlawful": N_("Result: {count} violated"),
    "pay": N_("Performance pay of {year}"),
    "pay-total": N_("total"),
    "pay-against-cap": N_("against the approved cap"),
    "pay-headroom": N_("headroom below the cap"),
    "pay-next-year-base": N_("base for next year"),
    "pay-conversion-cash": N_("conversion cash"),
    "pay-wages": N_("{name}: wages for social insurance"),
    "reimbursements": N_("To be paid back for costs fronted"),
    "reimbursement": N_("{name}, {category}"),
    "dues": N_("Due by day"),
    "payee": N_("payee"),
    "ratio": N_("ratio"),
    "amount": N_("amount"),
    "clause-heading": N_("clause"),
    "item": N_("item"),
    "value": N_("value"),
    "case": N_("case"),
    "institution": N_("institution"),
    "conversion": N_("conversion"),
    "regulation": N_("regulation"),
    "receipt-of": N_("receipt of {day}"),
    "cost-of": N_("cost: {category}"),
    "person-of": N_("{payee}: {name}"),
    "equally": N_("equally"),
    "day": N_("day"),
    # articles
    "article": N_("art. {article}"),
    "article-paragraph": N_("art. {article} para. {paragraph}"),
    "article-item": N_("art. {article} para. {paragraph} no. {item}"),
    "measure": N_("no. {article}"),
    # laws
    "laws-valid": N_("in force from {start}"),
    "laws-where": N_("region {region}"),
    "laws-city": N_("city {region}"),
    "place": N_("{name} ({code})"),
    "laws-country": N_("whole country"),
    "laws-source": N_("source: {evidence}; {origin}; last checked on {checked_on}"),
    "laws-floor": N_("{payees} at least {ratio} of the {base} ({methods}): {strength}"),
    "laws-duty": N_("duty to reward those who contributed"),
    "laws-open-rate": N_("{payee} get a part of the {base}, rate by rule or agreement"),
    "laws-counted": N_("cash rewards count in the {aspect}"),
    "laws-not-counted": N_("cash rewards do not count in the {aspect}"),
    "laws-not-limited": N_("cash rewards are not limited by the {aspect}"),
    "laws-of-methods": N_("{clause} ({methods})"),
    "laws-for": N_("{who}: {clause}"),
    "laws-warns": N_("known at second hand, warns at most"),
    "laws-income": N_("the net income is the receipts less these costs: {categories}"),
    "laws-routes": N_("{clause}; only if contributed {routes}"),
    "laws-fiscal": N_("{clause}, for achievements made with fiscal funds"),
    "laws-window-profit": N_(
        "{clause}; for {years} years from the first profitable one"
    ),
    "laws-window-within": N_("{clause}; within {years} years from production"),
    "whom-pilots": N_("pilot units"),
    "whom-public": N_("state-founded universities, institutes and public institutions"),
    "whom-state-founded": N_("state-founded universities and research institutes"),
    "whom-others": N_("all others"),
    "laws-window": N_("{clause}; for {least} to {most} years"),
    "laws-window-fixed": N_("{clause}; for {years} years"),
    "laws-heads": N_("heads may get cash, but in principle no equity"),
    "laws-deadline-equity": N_(
        "where nothing was ruled or agreed, the reward in equity is completed when the"
        " shares are registered or changed"
    ),
    "laws-deadline": N_(
        "rewards are paid within {months} months where nothing was ruled"
    ),
    "laws-rights-years": N_("a long-term use right is for at least {years} years"),
    "laws-rights-share": N_("completers who co-own hold at least {ratio}"),
    "laws-contract-work": N_(
        "cash under development, consulting or service contracts: only if registered"
    ),
    "origin-law-repository": N_("{repository}, state {commit} of {day}, file {path}"),
    "origin-hubei-copy": N_(
        "issued by 11 departments of Hubei on Nov 12, 2024; a repost in Traditional"
        " characters, converted to Simplified character by character"
    ),
    "origin-torch-repost": N_(
        "a repost of the Torch Center's page; items one and two in full, item three breaks"
        " off"
    ),
    "origin-meeting-report": N_(
        "quoted in a report on the State Council's meeting ({address}, {day}); the"
        " decree's items six to eight were not seen"
    ),
    "laws-empty": N_("no instrument is encoded here for that day and place"),
    # checks
    "check-of": N_("{institution}: {title}, checked for contracts of {day}"),
    "check-of-untitled": N_("{institution}, checked for contracts of {day}"),
    "check-met": N_(
        "{payees} always get at least {ratio} of the {base}: met (lowest {least})"
    ),
    "check-not-met": N_(
        "{payees} must get at least {ratio} of the {base}, but get {least} at the least,"
        " {gap} too little: not met"
    ),
    "check-warned": N_(
        "{payees} should get at least {ratio} of the {base}, but get {least} at the least,"
        " {gap} too little; the rule is known at second hand only"
    ),
    "check-permitted": N_(
        "{payees} may get {ratio} of the {base} or more; the regulation gives {least} at"
        " the least, which is permitted"
    ),
    "check-displaced": N_(
        "{payees} get {ratio} of the {base} where nothing is ruled; the regulation gives"
        " {least} at the least, which it may"
    ),
    "check-open": N_(
        "{payees} get at least {ratio} of the {base}: depends on the deal, to be judged"
        " with the case"
    ),
    "check-cliff": N_(
        "{deal}: above {amount} the share of {payee} falls from {below} to {above}"
    ),
    "check-years": N_(
        "own or joint use is rewarded for {years} years; the clause says at least {least}"
    ),
    "check-silent": N_(
        "{deal}: the regulation says nothing of it; the standard of the law fills in"
    ),
    "check-silent-shares": N_(
        "{deal}: the regulation divides the money beside the shares, but says nothing of"
        " the shares; the standard of the law fills in"
    ),
    "check-unrewarded": N_(
        "{deal}: those who contributed get nothing, but a reward is owed"
    ),
    "check-unrated": N_(
        "{deal}: no rate for the {payee}; the law has no number for it, so they get nothing"
        " until a rule or an agreement sets one"
    ),
    "check-unset": N_(
        "{deal}: neither the regulation nor a law that applies sets a rate"
    ),
    "check-trouble": N_("{deal}: {fault}"),
    "check-lawful-open": N_(
        "Result: nothing unlawful found; what depends on the deal is to be judged with"
        " the case"
    ),
    "check-nothing": N_(
        "Result: no floor encoded here applies on that day at that place; nothing was"
        " checked"
    ),
    "check-lawful": N_("Result: lawful for all amounts"),
    "check-unlawful": N_("Result: not lawful for all amounts"),
    "span-all": N_("not met at any amount"),
    "span-amount": N_("not met from {first} to {last}"),
    "span-open-amount": N_("not met from {first} on"),
    "below-amount": N_("below that from {first} to {last}"),
    "below-open-amount": N_("below that from {first} on"),
    "below-contract": N_("below that for contracts from {first} to {last}"),
    "below-open-contract": N_("below that for contracts from {first} on"),
    "span-contract": N_("not met for contracts from {first} to {last}"),
    "span-open-contract": N_("not met for contracts from {first} on"),
    "deal-route": N_("{method}, {route}"),
    "deal-amount": N_("{method}, contract of {amount}"),
    "deal-region": N_("{method}, other party in {region}"),
    "deal-route-amount": N_("{method}, {route}, contract of {amount}"),
    "deal-route-region": N_("{method}, {route}, other party in {region}"),
    "deal-amount-region": N_("{method}, contract of {amount}, other party in {region}"),
    "deal-route-amount-region": N_(
        "{method}, {route}, contract of {amount}, other party in {region}"
    ),
    "compare-same": N_("no line differs"),
    "compare-law-before": N_("Law before: {law}"),
    "compare-law-after": N_("Law after: {law}"),
    "compare-findings": N_("Findings that differ"),
    "compare-finding": N_("{before} → {after}: {sentence}"),
    "compare-finding-by": N_("{before} → {after}: {sentence} ({clause})"),
    "compare-no-law": N_("none"),
    "compare-absent": N_("not there"),
    "line-receipts": N_("receipts"),
    "line-deducted": N_("costs deducted"),
    "line-not-deducted": N_("costs not deducted"),
    "line-deficit": N_("costs not covered yet"),
    "line-reserved": N_("held back"),
    "line-net-income": N_("net income"),
    "line-payee": N_("{payee}"),
    "line-person": N_("{payee}: {name}"),
    "line-payee-equity": N_("equity, {payee}"),
    "line-person-equity": N_("equity, {payee}: {name}"),
    "line-payee-due": N_("{on}, {payee}"),
    "line-person-due": N_("{on}, {payee}: {name}"),
    "line-pay-total": N_("{year}, performance-pay total"),
    "line-pay-against-cap": N_("{year}, against the approved cap"),
    "line-pay-headroom": N_("{year}, headroom below the cap"),
    "line-pay-next-year-base": N_("{year}, base for next year"),
    "line-pay-conversion-cash": N_("{year}, conversion cash"),
    "line-pay-wages": N_("{year}, {name}: wages for social insurance"),
    "compare-figure": N_("line"),
    "compare-before": N_("before"),
    "compare-after": N_("after"),
    "compare-change": N_("change"),
    # errors
    "faults": N_("{file}: nothing was calculated; faults: {count}"),
    "fault": N_("{path}: {sentence}"),
    # help
    "help": N_(
        "Rewards for the conversion of service achievements (职务科技成果转化奖励):"
        " exact to the fen, with the clause of the law behind every figure."
    ),
    "help-calculate": N_("calculate cases: who gets what, and which law says so"),
    "help-laws": N_("show the instruments of law, their clauses and their sources"),
    "help-check": N_("check whether a regulation is lawful, clause by clause"),
    "help-compare": N_("compare a case with another, or with itself under a change"),
    "help-regulation": N_("a regulation file, TOML or JSON"),
    "help-kind": N_("the kind of institution"),
    "help-state-founded": N_("whether it is state-founded"),
    "help-pilot": N_("whether it is a pilot unit (试点单位); needed in CN-42"),
    "help-city": N_("the city, like 330900, where a city has an instrument"),
    "help-check-on": N_(
        "the day of the contract; by default the regulation's first day"
    ),
    "help-other": N_("the other case; by default the same one, with the changes below"),
    "help-agreed-on": N_("another day of the contract"),
    "help-completers": N_("another rate of the completers, like 80%%"),
    "help-transfer-staff": N_("another rate of the transfer staff, like 10%%"),
    "help-case": N_("a case file, TOML or JSON"),
    "help-format": N_("how to print the result"),
    "help-locale": N_(
        "the language: en, zh_Hans_CN or zh_Hant_TW; by default your own"
    ),
    "help-output": N_("write to this file instead of the terminal"),
    "help-law": N_("ask only these instruments (what if)"),
    "help-on": N_("the day to ask for, like 2025-03-18; by default all versions"),
    "help-statement": N_(
        "print the statement of this person or payee, or of the unit by its name, as text"
        " or as html"
    ),
    "statement-format": N_("{option} prints text or html; choose one of them"),
    "why-statement": N_("{option} and {other} are two reports; ask for one of them"),
    "help-as-of": N_("the day as of which to show what is due, paid and open"),
    "help-region": N_("the region to ask for, like CN-42"),
    "help-other-region": N_("another region, like CN-42"),
    "help-other-pilot": N_("a pilot unit or not"),
    "name-command": N_("COMMAND"),
    "name-locale": N_("LOCALE"),
    "name-case": N_("CASE"),
    "name-file": N_("FILE"),
    "name-name": N_("NAME"),
    "name-date": N_("DATE"),
    "name-id": N_("ID"),
    "name-region": N_("REGION"),
    "name-regulation": N_("REGULATION"),
    "name-city": N_("CITY"),
    "name-rate": N_("RATE"),
    "name-result": N_("RESULT"),
    "help-option": N_("show this help and end"),
    "help-version": N_("show the version and end"),
    "help-usage": N_("usage: "),
    "help-heading": N_("{heading}:"),
    "help-commands": N_("commands"),
    "help-arguments": N_("arguments"),
    "help-options": N_("options"),
    "option-locale": N_("{value} is no language; write en, zh_Hans_CN or zh_Hant_TW"),
    "why-text": N_("{option} prints text; leave {other} out"),
    "option-day": N_("{value} is not a day; write it like 2025-03-18"),
    "one-case": N_("{format} prints one case at a time; use jsonl for several"),
    "output-failed": N_("{file} cannot be written: {detail}"),
    "output-directory": N_(
        "{file} cannot be written: it is a folder; name a file in it"
    ),
    "output-folder": N_(
        "{file} cannot be written: its folder is not there; make it first"
    ),
    "output-permission": N_(
        "{file} cannot be written: you may not write there; choose another place, or"
        " close the program that holds the file"
    ),
    "output-full": N_("{file} cannot be written: there is no room left; make some"),
    "output-read": N_(
        "{file} cannot be written: the case was read from it; choose another name"
    ),
    "why-unknown": N_(
        "{file}: calculated, but the result has nobody and nothing so named"
    ),
    "verify-changed": N_(
        "{file}: recalculated, every line is the same, but the digest is another one"
    ),
}
