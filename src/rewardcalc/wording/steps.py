"""How each figure of a result came about, a sentence for each way."""

from collections.abc import Mapping

from rewardcalc.wording.mark import N_

STEPS: Mapping[str, str] = {
    "receipt": N_("received on {on}: {output}"),
    "receipt-foreign": N_("received on {on}: {amount} {currency} at {rate} = {output}"),
    "refund": N_("paid back on {on}: {output}"),
    "refund-foreign": N_("paid back on {on}: {amount} {currency} at {rate} = {output}"),
    "cost-deductible": N_("cost of {on} ({category}), deductible: {output}"),
    "cost-deductible-foreign": N_(
        "cost of {on} ({category}), deductible: {amount} {currency} at {rate} = {output}"
    ),
    "cost-research": N_(
        "cost of {on} ({category}), not deductible as research spending: {output}"
    ),
    "cost-research-foreign": N_(
        "cost of {on} ({category}), not deductible as research spending: {amount}"
        " {currency} at {rate} = {output}"
    ),
    "cost-not-in-rule": N_(
        "cost of {on} ({category}), not among the deductible ones: {output}"
    ),
    "cost-not-in-rule-foreign": N_(
        "cost of {on} ({category}), not among the deductible ones: {amount} {currency}"
        " at {rate} = {output}"
    ),
    "cost-no-receipts": N_(
        "cost of {on} ({category}), not deducted from shares or profit: {output}"
    ),
    "cost-no-receipts-foreign": N_(
        "cost of {on} ({category}), not deducted from shares or profit: {amount}"
        " {currency} at {rate} = {output}"
    ),
    "receipts": N_("receipts in all: {output}"),
    "deducted": N_(
        "of the deductible costs of {costs} the receipts of {receipts} cover {output}"
    ),
    "not-deducted": N_("costs not deducted in all: {output}"),
    "deficit": N_("costs of {costs} less {deducted} covered = {output} still open"),
    "net-income-less": N_(
        "receipts {receipts} less {sliced} taken first less costs {deducted} less {held}"
        " held back = net income {output}"
    ),
    "net-income-of-day-less": N_(
        "on {on}: receipts so far {receipts} less {sliced} taken first less costs"
        " {deducted} less {held} held back = {net}, less {before} counted before:"
        " {output}"
    ),
    "floor-nobody": N_("{payees} get nothing of it: {output}"),
    "profit": N_("operating profit of {year}, {amount}: {output} of it counts here"),
    "profit-without-reward": N_(
        "operating profit of {year}, {amount}, is not rewarded: {output}"
    ),
    "sum-of-parts": N_("{payee}: sum of {count} parts = {output}"),
    "shares-brought": N_("{on}: {output} for the achievement"),
    "part-brought": N_("{on}: {output} of the capital for the achievement"),
    "capital": N_("part of the capital formed: {output}; no cost is deducted"),
    "capital-share": N_(
        "to {payee}: {ratio} of {of}, {total} of the capital: {output}"
    ),
    "payment": N_("paid on {on} to {name} ({payee}): {output}"),
    "payment-to-payee": N_("paid on {on} to {payee}: {output}"),
    "slab-threshold": N_("threshold of the slab of {of}: {output}"),
    "slab-fall": N_(
        "{payee}: {below} where {of} is {amount}, {above} just above it: {output} less"
    ),
    "due-taken-back": N_(
        "{payee}: on {on} less is due than before; what was paid of it is owed back:"
        " {output}"
    ),
    "account-due": N_("{name}: due by {on} in all {output}"),
    "account-paid": N_("{name}: paid by {on} in all {output}"),
    "account-open": N_("{name}: due {due} and paid {paid} by {on}: {output} open"),
    "account-in-time": N_("{name}: nothing is past its time to pay: {output} overdue"),
    "account-overdue": N_(
        "{name}: {ripe} had been due for more than {months} months on {on}, less {paid}"
        " paid: {output} overdue"
    ),
    "account-late": N_(
        "{name}: {ripe} had been due for more than {months} months on {on}, less {paid}"
        " paid before and {overdue} still overdue: {output} paid late"
    ),
    "account-overpaid": N_(
        "{name}: due {due} and paid {paid} by {on}: {output} was never due"
    ),
    "account-recoverable": N_(
        "{name}: due {due} and paid {paid} by {on}: {output} is owed back"
    ),
    "net-income": N_("receipts {receipts} less costs {deducted} = net income {output}"),
    "net-income-of-day": N_(
        "on {on}: receipts so far {receipts} less costs {deducted} = {net}, less {before} counted before: {output}"
    ),
    "net-income-of-first-day": N_(
        "on {on}: receipts {receipts} less costs {deducted} = net income {output}"
    ),
    "share-first": N_("to {payee}: {ratio} of {total} ({of}) = {output}"),
    "share-protected-first": N_(
        "to {payee}: {ratio} of {total} ({of}), never rounded down = {output}"
    ),
    "nothing-due": N_("{payee}: nothing falls due on {on}: {output}"),
    "single-due": N_("{payee}: in all {output}"),
    "profit-of-year": N_("operating profit of {year}: {output}"),
    "profit-rewarded": N_("of the operating profit of {year} {output} is rewarded"),
    "share": N_(
        "to {payee}: {ratio} of {of}, {total} so far: {standing}, less {before} due before: {output}"
    ),
    "share-protected": N_(
        "to {payee}: {ratio} of {of}, {total} so far, never rounded down: {standing}, less {before} due before: {output}"
    ),
    "sum-of-bands": N_("{payee}: sum of the bands ({count}) = {output}"),
    "no-rate": N_("no rate is set for {payee}: {output}"),
    "sum-of-dues": N_("{payee}: sum of {count} dues = {output}"),
    "shares": N_("shares formed: {output}; no cost is deducted"),
    "reimbursement": N_(
        "{name} fronted a cost ({category}); covered on {on}: {output}"
    ),
    "floor-difference": N_("required {required} less {actual} given = {output}"),
    "pay-over-cap": N_(
        "{year}: {against} less the approved cap {cap} = {output} over it"
    ),
    "contract-amount": N_("contract amount: {output}"),
    "floor-rewards": N_("{payees} in all, by exact shares: {output}"),
    "floor-base": N_("{base}, {ratio} of it exactly: {output}"),
    "floor-required": N_("{ratio} of the {base} of {amount}, rounded up: {output}"),
    "floor-actual": N_("{payees} in all: {output}"),
    "pay-conversion-cash": N_("conversion cash of {year} that qualifies: {output}"),
    "pay-against-cap": N_(
        "{year}: ordinary pay {ordinary} and {counted} of cash that does not qualify ="
        " {output} against the cap"
    ),
    "pay-total": N_(
        "{year}: ordinary {ordinary} + flexible {flexible} + cash {cash} = total {output}"
    ),
    "pay-headroom": N_("{year}: approved cap {cap} less {against} = headroom {output}"),
    "pay-next-year-base": N_(
        "{year}: total {total} less conversion cash {cash} = base for next year {output}"
    ),
    "pay-social-insurance": N_(
        "{name}: wages {wages} less conversion cash {cash} = {output} for social"
        " insurance"
    ),
    "reserve": N_("held back from {on} until {until}: {output}"),
    "reserved": N_("still held back after the last day: {output}"),
    "sliced": N_("to {payee} first {ratio} of the receipts of {receipts}: {output}"),
    "top-slice": N_(
        "on {on} to {payee} first {ratio} of the receipts of {receipts} so far:"
        " {standing}, less {before} due before: {output}"
    ),
    "deducted-by-version": N_(
        "of the deductible costs of {costs} the receipts of the versions that they belong"
        " to, or of later ones, cover {output}"
    ),
    "covered-of-day-by-version": N_(
        "on {on}: of the deductible costs of {costs} so far {output} is covered by the"
        " receipts of the versions that they belong to, or of later ones"
    ),
    "deducted-after": N_(
        "of the deductible costs of {costs} the receipts of {receipts}, less"
        " {sliced} taken first, cover {output}"
    ),
    "deducted-capped": N_(
        "of the deductible costs of {costs} the receipts of {receipts}, less"
        " {sliced} taken first, cover {output}; costs may take {ratio} of the"
        " receipts at most, {limit}"
    ),
    "legal-net-income": N_(
        "by the law's own rule: receipts {receipts} less {deducted} of the costs of"
        " {costs} less {held} held back = net income {output}"
    ),
    "covered-of-day": N_(
        "on {on}: of the deductible costs of {costs} so far {output} is covered by"
        " the receipts of {receipts}"
    ),
    "net-income-of-segment": N_(
        "on {on}, under this version: receipts so far {receipts} less costs"
        " {deducted} = {net}, less {before} counted before: {output}"
    ),
    "net-income-of-segment-less": N_(
        "on {on}, under this version: receipts so far {receipts} less {sliced}"
        " taken first less costs {deducted} less {held} held back = {net}, less"
        " {before} counted before: {output}"
    ),
    "contract-band": N_(
        "{payee}: of the contract amount {part} is in the band from {lower} to"
        " {upper}, at {output}"
    ),
    "contract-band-last": N_(
        "{payee}: of the contract amount {part} is in the band above {lower}, at"
        " {output}"
    ),
    "contract-ratio": N_(
        "{payee}: these ratios, weighed by their parts of the contract amount of"
        " {amount}: {output}"
    ),
    "share-of-band": N_(
        "to {payee}: {ratio} of band {number} of {of} (from {lower} to {upper}),"
        " {total} so far: {standing}, less {before} due before: {output}"
    ),
    "share-of-band-last": N_(
        "to {payee}: {ratio} of band {number} of {of} (above {lower}), {total} so"
        " far: {standing}, less {before} due before: {output}"
    ),
    "share-of-slab": N_(
        "{of} stands at {total}, in band {number} (from {lower} to {upper}): to"
        " {payee} {ratio} of all of it, {standing}, less {before} due before:"
        " {output}"
    ),
    "share-of-slab-capped": N_(
        "{of} stands at {total}, in band {number} (from {lower} to {upper}): to"
        " {payee} {ratio} of all of it, but at most {cap}: {standing}, less"
        " {before} due before: {output}"
    ),
    "share-of-slab-rest": N_(
        "{of} stands at {total}, in band {number} (from {lower} to {upper}): to"
        " {payee} {ratio} of all of it and {cut} that the caps cut, {standing},"
        " less {before} due before: {output}"
    ),
    "share-of-slab-last": N_(
        "{of} stands at {total}, in band {number} (above {lower}): to {payee}"
        " {ratio} of all of it, {standing}, less {before} due before: {output}"
    ),
    "share-of-slab-capped-last": N_(
        "{of} stands at {total}, in band {number} (above {lower}): to {payee}"
        " {ratio} of all of it, but at most {cap}: {standing}, less {before} due"
        " before: {output}"
    ),
    "share-of-slab-rest-last": N_(
        "{of} stands at {total}, in band {number} (above {lower}): to {payee}"
        " {ratio} of all of it and {cut} that the caps cut, {standing}, less"
        " {before} due before: {output}"
    ),
    "account-recoverable-once": N_(
        "{name}: at most {once} was due and paid at one time, and {paid} is paid;"
        " the smaller of them, less {due} due by {on}: {output} is owed back"
    ),
    "account-overpaid-less": N_(
        "{name}: paid {paid} less due {due} by {on} less {back} owed back: {output}"
        " was never due"
    ),
    "pay-approved-cap": N_("{year}: approved cap as reported: {output}"),
    "pay-ordinary": N_("{year}: ordinary pay as reported: {output}"),
    "pay-flexible": N_("{year}: flexible pay as reported: {output}"),
    "pay-wages": N_("{name}: wages of {year} as reported: {output}"),
    "pay-cash-unregistered": N_(
        "{year}: {paid} of cash under a contract without a registration number, so"
        " none of it qualifies: {output}"
    ),
    "pay-cash-outside": N_(
        "{name}: cash of {year} outside the social-insurance base: {output}"
    ),
}
