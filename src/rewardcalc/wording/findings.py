"""What a result says about a deal."""

from collections.abc import Mapping

from rewardcalc.wording.mark import N_

FINDINGS: Mapping[str, str] = {
    "floor-met": N_(
        "{payees} get {actual}, not below {ratio} of the {base} ({required})"
    ),
    "floor-met-settled-below": N_(
        "{payees} have an exact share of {ratio} of the {base} or more; settled to"
        " the fen they get {actual}, {difference} below {required}"
    ),
    "floor-broken": N_(
        "{payees} get {actual}, below {ratio} of the {base} ({required}), short by {difference}"
    ),
    "floor-broken-share": N_(
        "{payees} get {actual} only through settling to the fen; their exact"
        " share is below {ratio} of the {base} ({required})"
    ),
    "floor-broken-second-hand": N_(
        "{payees} get {actual}, below {ratio} of the {base} ({required}), short by"
        " {difference}; the rule is known at second hand only, so this warns and does not"
        " condemn"
    ),
    "main-contributors-unnamed": N_(
        "main contributors get at least {ratio} of all rewards, but nobody is marked as"
        " one; mark them with main = true"
    ),
    "payee-named-alike": N_(
        "{name} is a payee of its own here, none of those the law speaks of; if they are"
        " meant, write {word}"
    ),
    "reward-years-unlimited": N_(
        "no law that applies and no rule limits the years of own or joint use; every year"
        " with a profit counts"
    ),
    "route-unsaid": N_(
        "the {ratio} of the {base} applies only to some ways of contributing the"
        " achievement; route is not given, so this was not judged"
    ),
    "no-local-law": N_(
        "no instrument of {region} is encoded here; only those of the whole country were"
        " applied"
    ),
    "contributor-unit": N_(
        "the regulation counts {payee} as contributors, though that is not a payee of"
        " people but what the institution keeps or divides further; check whether the"
        " floors are really met"
    ),
    "net-income-own": N_(
        "the net income is that of the institution's own rule; floors are measured on that of"
        " the law"
    ),
    "net-income-differs": N_(
        "the institution's rule gives a net income of {own}, the law's rule {legal}; floors are"
        " measured on the law's"
    ),
    "regulation-not-in-force": N_(
        "the contract of {agreed_on} is older than the regulation, in force from {begins}"
    ),
    "receipts-above-contract": N_(
        "receipts of {receipts} are above the contract amount of {amount}; computed all"
        " the same"
    ),
    "cliff": N_(
        "when {of} goes above {amount}, {payee}: up to {fall} less; a slab falls at"
        " its threshold"
    ),
    "publicity-all": N_("the rewards must be made public within the institution"),
    "publicity-leaders": N_("rewards of leaders must be made public"),
    "publicity-heads": N_(
        "heads may be paid cash after a collective decision and its publication"
    ),
    "publicity-days": N_(
        "the rewards must be made public within the institution for at least {days} days"
    ),
    "publicity-head": N_(
        "{name} ({payee}) is a head of the institution; cash may be paid after a"
        " collective decision and its publication"
    ),
    "equity-at-registration": N_(
        "where neither a rule nor an agreement sets a time, the reward in equity is"
        " completed when the shares are registered or changed"
    ),
    "reading-work-registered": N_(
        "the province's article asks for no registration of the contract; chosen reading:"
        " without a registration number the cash counts as ordinary pay, as the notice"
        " of the ministries asks"
    ),
    "head-equity-first-hand": N_(
        "{name} ({payee}) is a head of the institution; heads may get cash, but in"
        " principle no equity"
    ),
    "double-reward-choice": N_(
        "completers who got a part of the title have no share in what the unit earns,"
        " unless they ask for the reward instead"
    ),
    "double-reward-may": N_(
        "where completers got title or a long-term use right, the unit need not reward"
        " them again"
    ),
    "owners-part-too-small": N_(
        "the completers own {ratio} of the achievement, less than the {floor} required"
    ),
    "owners-part-enough": N_(
        "the completers own {ratio} of the achievement, not less than {floor}"
    ),
    "floor-displaced": N_(
        "{payees} get {actual}; the standard of {ratio} of the {base} ({required})"
        " applies only where nothing was ruled or agreed"
    ),
    "floor-permitted": N_(
        "{payees} get {actual}, below {ratio} of the {base} ({required}), which the"
        " clause permits but does not require"
    ),
    "floor-by-transfer-staff": N_(
        "{ratio} of the {base} is reached only when the transfer staff are counted"
    ),
    "unnamed-people": N_(
        "{payee}: {amount} without named persons; it counts for the contributors only"
        " if it goes to people who contributed"
    ),
    "duty-met": N_("those who contributed get a part of the {base}"),
    "duty-broken": N_(
        "those who contributed get nothing of the {base}, but a reward is owed"
    ),
    "default-rate": N_(
        "no rate was ruled or agreed for {payee}; {ratio} is the standard of the law"
    ),
    "default-rate-uncovered": N_(
        "the regulation has splits, but none for such a deal; {payee} get {ratio}, the"
        " standard of the law"
    ),
    "no-transfer-staff-rate": N_(
        "no rate for the {payee}; the law has no number for it, so they get nothing until"
        " a rule or an agreement sets one"
    ),
    "transfer-staff-without-rate": N_(
        "transfer staff are listed, but no rule or agreement sets a rate, so they get"
        " nothing"
    ),
    "net-income-definition": N_(
        "no applicable instrument defines the net income; costs are deducted by the"
        " library's own profile {profile} (taxes, upkeep of the achievement and the"
        " direct costs of the transaction)"
    ),
    "cost-not-deducted-research": N_(
        "cost {place} ({category}, {amount}) is research spending, no cost of the"
        " transaction: not deducted"
    ),
    "cost-not-deducted-not-in-rule": N_(
        "cost {place} ({category}, {amount}) is not among the costs that the rule lets"
        " be deducted: not deducted"
    ),
    "cost-not-deducted-no-receipts": N_(
        "cost {place} ({category}, {amount}): the base is shares or profit, from which"
        " no cost is deducted"
    ),
    "deficit": N_(
        "costs of {amount} are not covered yet; they are carried to the next receipt"
    ),
    "reading-running-costs": N_(
        "the law does not say which instalment bears the costs; chosen reading: running"
        " net income, less what was due before"
    ),
    "receipt-before-agreement": N_(
        "money came in on {on}, before the contract of {agreed_on}; check the days"
    ),
    "head-equity": N_(
        "{name} ({payee}) is a head of the institution; heads should in principle get"
        " no equity (second-hand: the decree itself was not seen)"
    ),
    "publicity": N_(
        "{name} ({payee}) holds a leading post; the reward must be made public within"
        " the institution"
    ),
    "unregistered-contract": N_(
        "the contract has no registration number, so the cash is ordinary pay within"
        " the approved cap"
    ),
    "cap-exceeded": N_("performance pay of {year} is {amount} over the approved cap"),
    "payment-day-assumed": N_(
        "no payments are recorded for {year}; each amount counts as paid on the day on"
        " which it fell due"
    ),
    "pay-law-silent-total": N_(
        "{year}: no instrument says whether the cash counts in the total; it is counted"
    ),
    "pay-law-silent-cap": N_(
        "{year}: no instrument frees the cash from the approved cap; it is counted"
        " against it"
    ),
    "pay-law-silent-next-year-base": N_(
        "{year}: no instrument takes the cash out of next year's base; it stays in"
    ),
    "pay-law-silent-social-insurance": N_(
        "{year}: no instrument takes the cash out of the social-insurance base; it"
        " stays in"
    ),
    "reading-every-achievement": N_(
        "the measure opens with digital achievements, but its 70% sentence is not limited to them;"
        " chosen reading: it applies to every achievement"
    ),
    "reading-day-of-signature": N_(
        "the text names no day of entry into force; chosen reading: from the day it was issued"
    ),
    "reading-shandong-binding": N_(
        "the article says that rewards are given by these standards; chosen reading: they"
        " bind"
    ),
    "reading-use-by-national-law": N_(
        "the 70% are for assignment, licence and equity; chosen reading: own and joint use"
        " go by the 5% of the national law"
    ),
    "reading-own-research": N_(
        "the article leaves out fiscal research money only; chosen reading: research from"
        " own funds is deducted"
    ),
    "reading-public-institutions-alone": N_(
        "chosen reading: what the measure says of pay and social insurance reaches public"
        " institutions, not enterprises"
    ),
    "reading-completers-alone": N_(
        "the 70% are for the completers; chosen reading: converters and transfer staff"
        " do not count"
    ),
    "pilot-enterprise": N_(
        "pilot units are universities, institutes and state units that do research; a"
        " private enterprise is called one here: check it"
    ),
    "pilot-state-unit": N_(
        "since 2024 pilot units may be all universities, institutes and state units"
        " that do research in Hubei; this one is not called one here: check it"
    ),
    "reading-transfer-staff-cash": N_(
        "chosen reading: cash of the transfer staff is treated like that of the others,"
        " as the action plan puts both into one sentence"
    ),
    "reading-flexible-pay": N_(
        "chosen reading: flexible pay counts in the total and in next year's base, as"
        " reported; the text lifts the limit only"
    ),
    "use-right-too-short": N_(
        "the long-term use right is for {years} years, fewer than the {least} required"
    ),
    "use-right-long-enough": N_(
        "the long-term use right is for {years} years, not fewer than {least}"
    ),
    "owners-part-kept": N_(
        "the completers own {ratio} of the achievement, and that replaces the reward;"
        " the unit keeps its part, nothing of it is divided, and no floor is measured"
    ),
    "owners-part-split": N_(
        "the completers own {ratio} of the achievement, which is no reward; chosen"
        " reading: floors are measured on the unit's part"
    ),
    "owners-part-below-floor": N_(
        "the owners' {ratio} replaces a reward of at least {floor}; the law is silent on"
        " whether it may be less"
    ),
    "reward-years-too-few": N_(
        "own or joint use is rewarded for {years} years, fewer than the {least} required"
    ),
    "reading-first-year": N_(
        "chosen reading: the {years} years are calendar years, the year of production"
        " ({first}) being the first"
    ),
    "reading-first-profit": N_(
        "the {years} years count from the first profitable year ({first})"
    ),
    "year-of-loss": N_(
        "no profit in {year} ({amount}): no reward, and a loss is not carried"
    ),
    "year-outside-window": N_(
        "{year} is outside the years that are rewarded ({amount}): no reward"
    ),
    "overpayment-payee": N_("{payee}: {amount} more was paid than was ever due"),
    "recoverable-payee": N_(
        "{payee}: {amount} was paid that is not due any more and is owed back"
    ),
    "paid-late-payee": N_(
        "{payee}: {amount} was paid more than {months} months after the receipt"
    ),
    "paid-late": N_(
        "{name} ({payee}) was paid {amount} more than {months} months after the receipt"
    ),
    "overdue-payee": N_(
        "{payee}: {amount} is still owed, more than {months} months after the receipt"
    ),
    "overpayment": N_("{name} ({payee}) was paid {amount} more than was ever due"),
    "recoverable": N_(
        "{name} ({payee}) was paid {amount} that is not due any more and is owed back"
    ),
    "recoverable-on": N_(
        "on {on} what is due to {name} ({payee}) falls by {amount}; if it was paid, it"
        " is owed back"
    ),
    "overdue": N_(
        "{name} ({payee}) is still owed {amount}, more than {months} months after the"
        " receipt"
    ),
    "pay-treatment-conflict": N_(
        "{followed} and {other} treat the cash differently ({aspect}); the more local one"
        " is followed"
    ),
    "law-not-checked": N_(
        "“{title}” ({id}): the text was last checked on {checked_on}; whether it was"
        " changed by {day} is not known here"
    ),
    "as-of-before": N_(
        "on {day} nothing had fallen due yet; the first day of the deal is {first}"
    ),
    "acknowledgement-idle": N_(
        "the acknowledgement of {code} by {by} answers no warning of this result"
    ),
}
