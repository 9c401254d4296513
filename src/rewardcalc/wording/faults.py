"""What is wrong with an input, why, and what to write instead."""

from collections.abc import Mapping

from rewardcalc.wording.mark import N_

FAULTS: Mapping[str, str] = {
    # what a value is, and lists of names
    "a-table": N_("a table"),
    "a-list": N_("a list"),
    "a-nothing": N_("nothing"),
    "list-none": N_("none"),
    "list-cut": N_("{list} … ({count} in all)"),
    # values
    "wide-signs": N_("{value!r} has full-width signs; write {plain!r}"),
    "money-form": N_(
        "{value!r} is not an amount of money; write digits with at most two decimals"
        ' and no separators, like "1000.00"'
    ),
    "money-decimals": N_(
        "{value!r} has more than two decimals, and nothing is rounded here; write the"
        " exact number of fen"
    ),
    "money-float": N_(
        "{value} is a binary float, as numbers without quotes are, and cannot hold fen"
        ' exactly; put the amount in quotes, like "1000.00"'
    ),
    "money-type": N_(
        '{value!r} is not an amount of money; write it as text, like "1000.00"'
    ),
    "money-digits": N_("{value} is too long; an amount has at most {limit} digits"),
    "money-fen": N_("{value!r} is not a whole number of fen; give an int"),
    "money-negative": N_("{value} is below zero, but money cannot go back here"),
    "money-not-positive": N_("{value} is not above zero; write what the contract says"),
    "shares-type": N_(
        "{value!r} is not a whole number of shares; write digits without quotes"
    ),
    "shares-positive": N_("{value} is not above zero; write how many shares there are"),
    "shares-digits": N_(
        "{value} is too long; a number of shares has at most {limit} digits"
    ),
    "ratio-form": N_('{value!r} is not a ratio; write it like "70%", "0.7" or "2/37"'),
    "ratio-float": N_(
        "{value} is a binary float, as numbers without quotes are, and cannot hold a"
        ' ratio exactly; put it in quotes, like "70%"'
    ),
    "ratio-type": N_(
        '{value!r} is not a ratio; write it as text, like "70%" or "2/37"'
    ),
    "ratio-parts": N_(
        "{value!r} is not a whole number, so it cannot make a ratio; give an int"
    ),
    "amount-parts": N_(
        "{value!r} is not a whole number, so it cannot make an amount; give an int"
    ),
    "ratio-sign": N_("{value} is not a ratio: it is below zero or has no denominator"),
    "ratio-digits": N_(
        "{value} is too long; a ratio has at most {limit} digits above and below"
    ),
    "share-percent": N_('{value!r} is more than the whole; did you mean "{percent}"?'),
    "share-over": N_('{value} is more than the whole; write at most "100%"'),
    "rate-zero": N_("an exchange rate is above zero; write yuan for one unit"),
    "interval": N_("{value} is no span of days: its end is not after its start"),
    "apportion-total": N_(
        "{value!r} is not a whole number of units; give an int or money"
    ),
    "apportion-ratios": N_(
        "none of the ratios is above zero; give at least one that is"
    ),
    "text-type": N_("{value!r} is not text; put it in quotes"),
    "name-empty": N_("the name is empty; write one"),
    "name-blank": N_(
        "{value!r} has a blank at its end or a character that cannot be seen; write"
        " the name alone"
    ),
    "name-twice": N_("{value!r} stands here twice; leave one out"),
    "name-reserved": N_(
        "{value!r} is a word of the calculation itself; give the payee another name"
    ),
    "text-character": N_(
        "{value!r} has a control character or half a character; leave it out"
    ),
    "flag-type": N_("{value!r} is neither yes nor no; write true or false"),
    "date-type": N_("{value!r} is not a date; write it like 2025-03-18"),
    "whole-type": N_("{value!r} is not a whole number; write digits without quotes"),
    "list-type": N_(
        '{value!r} is not a list; put what belongs in it between brackets, like ["…"]'
    ),
    "list-type-place": N_(
        "{value!r} is not a list of tables; write each one under {place}"
    ),
    "item-type": N_("{value!r} is no {kind}; give one"),
    "table-type": N_(
        "{value!r} is not a table of names and values; write each as name = value"
    ),
    "table-type-place": N_("{value!r} is not a table; write its keys under {place}"),
    "pair-type": N_(
        '{value!r} is not a pair of a name and a value; write it like ["…", "…"]'
    ),
    "word": N_("{value!r} is not known here; write one of: {words}"),
    "word-near": N_(
        "{value!r} is not known here; did you mean {near!r}? Write one of: {words}"
    ),
    "region-form": N_('{value!r} is not an ISO 3166-2 code; write it like "CN-42"'),
    "region-unknown": N_(
        '{value!r} is no province; write the two digits of GB/T 2260, like "CN-42"'
    ),
    "city-form": N_(
        '{value!r} is not a GB/T 2260 code; write six digits, like "330900"'
    ),
    "currency-form": N_('{value!r} is not a currency; write three letters, like "CNY"'),
    "currency-unknown": N_(
        '{value!r} is no currency of ISO 4217; write its code, like "USD"; renminbi is'
        ' "CNY"'
    ),
    "currency-whole": N_(
        "{value} has decimals, but {currency} has no smaller unit; write whole units"
    ),
    "year-range": N_("{value} is not a year; write four digits, like 2025"),
    # keys and files
    "missing-word": N_("{name!r} is missing; write it as one of: {words}"),
    "missing": N_("{name!r} is missing; write it"),
    "key-unknown": N_("{value!r} is not a known key here; the known ones are: {known}"),
    "key-near": N_("{value!r} is not a known key here; did you mean {near!r}?"),
    "key-misplaced": N_("{value!r} stands in the wrong table; it belongs in {place}"),
    "key-misplaced-top": N_(
        "{value!r} stands in the wrong table; write it at the top of the file, before"
        " the first table"
    ),
    "format-missing": N_(
        'the file does not say what it is; begin it with format = "{expected}"'
    ),
    "format-other": N_(
        "{value!r} is another kind of file; read it with rewardcalc {command}"
    ),
    "format-unknown": N_('{value!r} is not a format read here; write "{expected}"'),
    "file-missing": N_("there is no file {value!r}; check its name and its folder"),
    "file-size": N_("the file is larger than {limit} MB; split it into smaller cases"),
    "file-encoding": N_("the file is not UTF-8 text; save it as UTF-8"),
    "file-directory": N_("{value!r} is a folder; name a file in it"),
    "file-permission": N_(
        "{value!r} may not be read by you; ask for the permission, or close the program"
        " that holds it"
    ),
    "file-unreadable": N_(
        "{value!r} cannot be read (number {number} of the system); copy it to another"
        " place and try again"
    ),
    "file-digits": N_(
        "the file has a number of thousands of digits; correct it, and put amounts in"
        " quotes"
    ),
    "file-toml": N_(
        "line {line}, column {column}: this is not TOML; check the brackets and the"
        " quotes of this line"
    ),
    "file-toml-value": N_(
        "line {line}, column {column}: no value of TOML stands here; put text, amounts"
        ' and percentages between straight quotes, like "70%"'
    ),
    "file-toml-string": N_(
        "line {line}, column {column}: the text in quotes is not closed, or has a line"
        " break or a backslash in it; close the quotes, and write two backslashes for one"
    ),
    "file-toml-date": N_(
        "line {line}, column {column}: {value} is no date; write one that is in the"
        " calendar, like 2025-03-01, with two digits for month and day and no quotes"
    ),
    "file-toml-truth": N_(
        "line {line}, column {column}: {value} is no value here; write true or false, in"
        " small letters and without quotes"
    ),
    "file-toml-thousands": N_(
        "line {line}, column {column}: {value} has signs between thousands; write the"
        " digits alone"
    ),
    "file-toml-sign": N_(
        "line {line}, column {column}: the line has the full-width or invisible sign"
        " {value}; write brackets, quotes, commas and spaces with an English keyboard"
    ),
    "file-toml-name": N_(
        "line {line}, column {column}: a key that is not in English letters needs straight"
        ' quotes, like {{ "{value}" = "…" }}; the keys of the format are in English'
    ),
    "file-toml-twice": N_(
        "line {line}, column {column}: this key or table stands in the file already;"
        " leave one out, or write [[…]] for a list of tables"
    ),
    "file-toml-equals": N_(
        "line {line}, column {column}: no name with its value stands here; write name ="
        " value, with the signs of an English keyboard"
    ),
    "file-toml-open": N_(
        "line {line}, column {column}: a list, a table or a value is still open here;"
        " write commas between its parts and close it"
    ),
    "file-toml-end": N_(
        "line {line}, column {column}: the value has ended, but the line goes on; put"
        " amounts, percentages and text in quotes, and each key on a line of its own"
    ),
    "file-json": N_(
        "line {line}, column {column}: this is not JSON; check the brackets and the"
        " quotes of this line"
    ),
    "file-json-key": N_(
        "line {line}, column {column}: no key stands here; write it in straight double"
        ' quotes with a colon, like "…":, and close the table with a brace'
    ),
    "file-json-comma": N_(
        "line {line}, column {column}: a comma is missing or too many here; write one"
        " between two entries and none after the last"
    ),
    "file-json-value": N_(
        "line {line}, column {column}: no value of JSON stands here; put text in straight"
        " double quotes"
    ),
    "file-json-string": N_(
        "line {line}, column {column}: the text in quotes is not closed, or has a line"
        " break, a tab or a backslash in it; close the quotes, and write two backslashes"
        " for one"
    ),
    "file-json-more": N_(
        "line {line}, column {column}: the table has ended, but the file goes on; leave"
        " the rest out"
    ),
    "file-json-twice": N_("the key {value!r} stands twice in one table; leave one out"),
    "source-type": N_(
        "{value!r} is neither a path, nor the text of a file, nor a table; give one of"
        " them"
    ),
    "null": N_("null says nothing; leave the key out, or write its value"),
    "keys-more": N_("there are {count} more keys that are not known here"),
    "file-depth": N_("the file is nested too deeply to be a case"),
    # regulation and tree
    "into-empty": N_("the split has no children; name who gets what"),
    "rest-twice": N_(
        '"rest" stands for more than one child ({names}); only one can take it'
    ),
    "rest-negative": N_(
        "the ratios sum to {value}, {over} more than 1, so the rest would be below"
        " zero; lower them"
    ),
    "sum-over": N_("the ratios sum to {value}, {over} more than 1; lower them"),
    "sum-under": N_(
        "the ratios sum to {value}, {under} less than 1; raise them, or give one child"
        ' "rest"'
    ),
    "bands-flat": N_(
        "bands stand in a flat split; write schedule as marginal, slab or contract"
    ),
    "bands-missing": N_("a {value} split has bands; write bands = [ … ]"),
    "into-and-bands": N_("a {value} split has its ratios in bands; leave into out"),
    "band-last": N_("the last band has no upper end; leave up_to out there"),
    "band-open": N_("only the last band has no upper end; write up_to"),
    "band-order": N_("{value} is not above {lower}; bands rise"),
    "bands-equity": N_(
        "shares cannot be divided by bands of an amount ({value}); write flat or contract"
    ),
    "caps-slab": N_("a {value} split has no caps; only a slab has"),
    "cap-unknown": N_("{value!r} is no child of this band; the children are: {known}"),
    "cap-without-rest": N_(
        'what a cap cuts goes to the child with "rest"; give one child "rest"'
    ),
    "up-to-and-thresholds": N_("give up_to or thresholds, not both"),
    "threshold-none": N_(
        "no threshold is in force on {value}; add one from an earlier day"
    ),
    "contract-amount-missing": N_(
        "the regulation goes by the contract amount; write contract_amount"
    ),
    "licensee-region-missing": N_(
        "the regulation goes by the region of the licensee; write licensee_region"
    ),
    "split-twice": N_(
        "{value!r} is divided already by splits[{first}]; put both into one split"
    ),
    "node-twice": N_(
        "{value!r} stands twice in the tree; a name stands once, so give one of them"
        " another name"
    ),
    "split-orphan": N_(
        "{value!r} is no child of any split; begin the tree at one of: {roots}"
    ),
    "split-cycle": N_(
        "{value!r} is a part of itself; follow the splits and break the circle"
    ),
    "split-depth": N_(
        "{value!r} is more than {limit} splits below the root; put some into one"
    ),
    "splits-and-shorthand": N_(
        "splits stand beside the short form (completers, transfer_staff); keep one of"
        " the two"
    ),
    "basis-missing": N_(
        'there is no rate and no basis; write basis = "none" if nothing was ruled or'
        " agreed, else the rates"
    ),
    "basis-none-with-rates": N_(
        'basis = "none" says that nothing was ruled or agreed, but there are rates;'
        ' write "institutional-rule" or "agreement"'
    ),
    # people
    "group-empty": N_("the payee has no people; name them, or leave the list out"),
    "person-twice": N_(
        "{value!r} stands here twice; leave one out, or give two people of one name"
        " an id each"
    ),
    "id-of-other": N_(
        "{value!r} stands for {other!r} elsewhere; two people need two different ids"
    ),
    "shares-and-weights": N_(
        "some have a share and some a weight; give all of them the one or the other"
    ),
    "share-and-weight": N_("a person has a share or a weight, not both; leave one out"),
    "person-without": N_(
        "{value!r} has no {part}, but others of this payee do; give one"
    ),
    "shares-under": N_(
        "the shares sum to {value}, {under} less than 1; they must sum to exactly 1"
    ),
    "shares-over": N_(
        "the shares sum to {value}, {over} more than 1; they must sum to exactly 1"
    ),
    "weights-zero": N_("all weights are zero; give at least one person a weight"),
    "people-undivided": N_(
        "nothing says how {value!r} is divided; give each person a share or a weight,"
        ' or write equal = ["{value}"] under [regulation]'
    ),
    "people-divided-twice": N_(
        "{value!r} has shares or weights and stands in equal as well; keep one of the"
        " two"
    ),
    "equal-unknown-near": N_("{value!r} has no people; did you mean {near!r}?"),
    "equal-unknown": N_("{value!r} has no people; those with people are: {known}"),
    "people-split": N_(
        "{value!r} is divided among its people, so no split can divide it further; leave"
        " this split out, or give its people to another payee"
    ),
    "people-unsplit-near": N_(
        "nothing in the regulation gives {value!r} a part; add it to a split, or did"
        " you mean {near!r}?"
    ),
    "people-unsplit": N_(
        "nothing in the regulation gives {value!r} a part; add it to a split, or write"
        " the name of a part: {known}"
    ),
    "contributor-unknown-near": N_(
        "{value!r} is no payee of the tree; did you mean {near!r}?"
    ),
    "contributor-unknown": N_(
        "{value!r} is no payee of the tree; its payees are: {known}"
    ),
    "contributor-whole": N_(
        "{value!r} is no payee of its own; name those who contributed"
    ),
    # receipts and costs
    "id-twice": N_("{value!r} names two receipts; give each its own id"),
    "rate-missing": N_(
        "money in {value} needs its own rate; write how many {own} one unit was worth"
    ),
    "rate-needless": N_("money in {own} has no rate; leave it out"),
    "refund-positive": N_("{value} pays nothing back; write a negative amount"),
    "refund-foreign": N_(
        "{value} is foreign money paid back; say which receipt, like refunds ="
        ' "R1", for its rate'
    ),
    "refund-unknown": N_(
        "no receipt that can be paid back has the id {value!r}; those that can: {known}"
    ),
    "refund-early": N_(
        "{value} is before the receipt that is paid back, which came on {received}"
    ),
    "refund-currency": N_(
        "{value} is not the currency of the receipt that is paid back"
    ),
    "refund-rate": N_(
        "money paid back is booked at the rate of its receipt, {rate}; leave {value} out"
    ),
    "refund-over": N_("{value} is more than is left of the receipt that is paid back"),
    "refund-before": N_(
        "{value} pays back money that has not come in by that day; check the days and"
        " the amount"
    ),
    "cost-day": N_(
        "the cost ({value}) has no day, and there is no receipt to take it from; write"
        " its day"
    ),
    "note-missing": N_('other-direct needs a note; say what was paid, like note = "…"'),
    "receipts-missing": N_(
        "nothing was received; write [[receipts]] with on and amount"
    ),
    "equity-missing": N_(
        "the method is equity; write [equity] with the number of shares"
    ),
    "equity-needless": N_(
        "the method is {value}, which brings no shares; leave [equity] out"
    ),
    "equity-one": N_(
        "{value} of shares, capital_ratio and tranches are given; write exactly one"
    ),
    "operating-profit-missing": N_(
        "own and joint use need [[operating_profit]] with year and amount"
    ),
    "operating-profit-needless": N_(
        "the method is {value}, whose base is no operating profit; leave it out"
    ),
    "receipts-needless": N_(
        "the method is {value}, whose base is the operating profit; leave receipts out"
    ),
    "production-missing": N_(
        "own and joint use need the day of successful production (投产); write"
        " production_on"
    ),
    "profit-year-twice": N_("{value} has two profits; put them into one"),
    "profit-early": N_("{value} is before the year of the profit, {year}; check both"),
    "reward-years-missing": N_(
        "say for how many years own or joint use is rewarded ({value} to {most} by law);"
        " write reward_years"
    ),
    "reward-years-open": N_(
        "say for how many years own or joint use is rewarded; write reward_years"
    ),
    "reward-from-unknown": N_(
        "no law that applies counts the years of own or joint use from {value}; leave"
        " reward_from out"
    ),
    "reserve-until": N_("{value} is not after {on}; a reserve ends after it begins"),
    "acknowledgement-code": N_(
        "{value!r} is no warning that can be acknowledged; the ones that can: {words}"
    ),
    "reserve-early": N_(
        "{value} is before the first receipt of {first}; nothing can be held back yet"
    ),
    "thresholds-order": N_("the thresholds are not in order of their days, each once"),
    "slice-of-people": N_(
        "{value!r} is a payee of people, who cannot be paid before the net income is"
        " known; name a lump-sum payee"
    ),
    "city-region": N_("the city {value} is not in the region {region}; check both"),
    "fiscally-funded-missing": N_(
        "a rule on rights goes by whether the achievement was made with fiscal funds;"
        " write fiscally_funded as true or false"
    ),
    "production-needless": N_(
        "the method is {value}, which has no production; leave it out"
    ),
    "route-needless": N_("the method is {value}, which has no route; leave it out"),
    "pay-currency": N_(
        "performance pay is in CNY, but the case is in {value}; leave performance_pay out"
    ),
    "cap-of-rest": N_("{value!r} takes the rest, so a cap on it cuts nothing"),
    "licensee-both": N_(
        "both inside and outside: {names}; such a split never holds, so leave them out of"
        " one"
    ),
    "condition-empty": N_(
        "an empty list names no deal at all; leave the key out, or name at least one"
    ),
    "contract-bounds": N_(
        "{value} is not above {least}; no contract is from the one and under the other"
    ),
    "reserve-needless": N_("there are no receipts to hold anything back from"),
    "owners-share-zero": N_(
        "completers who own nothing are no co-owners; leave the rights out, or write their"
        " share"
    ),
    "rights-needless": N_("rights of the kind {value} have no such key; leave it out"),
    "versions-and-rates": N_(
        "versions stand beside rates of the regulation itself; keep one of the two"
    ),
    "version-twice": N_("two versions begin on {value}; put them into one"),
    "version-none": N_(
        "no version of the regulation is in force on {value}; the first begins on {first},"
        " so add an earlier one or check the day"
    ),
    "governed-by-missing": N_(
        "a regulation with versions says which day picks the version; write governed_by"
        " as one of: {words}"
    ),
    "governed-by-needless": N_(
        "there are no versions to pick from; leave governed_by out"
    ),
    "refund-nameless": N_(
        "the regulation changed, so {value} must say which receipt it pays back; write"
        ' refunds = "R1"'
    ),
    "payment-nobody-near": N_(
        "{value!r} is nobody of this payee; did you mean {near!r}?"
    ),
    "payment-nobody": N_("{value!r} is nobody of this payee; its people are: {known}"),
    "payment-name-missing": N_(
        "this payee has people, so the payment says to whom it went; write name as one"
        " of: {words}"
    ),
    "payment-name-needless": N_(
        "{payee!r} lists no people, so nobody of it is paid by name; check the payee, or"
        " leave the name ({value}) out"
    ),
    "payment-back": N_(
        "{value} is paid back, but only {paid} had been paid by that day; check the"
        " days and the amounts"
    ),
    "payment-capital": N_(
        "a part of the capital is not paid in money; leave payments out"
    ),
    "payment-divided": N_(
        "{value!r} is divided further, so nobody is paid there; name who is paid: {paid}"
    ),
    "payment-payee-near": N_(
        "{value!r} is no payee of the tree; did you mean {near!r}?"
    ),
    "payment-payee": N_(
        "{value!r} is no payee of the tree; those who are paid are: {known}"
    ),
    "money-zero": N_("{value} is nothing; write what was paid"),
    "whole-positive": N_("{value} is not above zero"),
    # law and rates
    "pilot-missing": N_(
        "say whether the institution is a pilot unit (试点单位); write pilot = true or"
        " false, or give a command the option --pilot or --no-pilot"
    ),
    "groups-undivided": N_(
        "several groups of contributors ({names}) and no rates; the regulation must say"
        " who gets what"
    ),
    "cash-beside-equity": N_(
        "the method is equity, so the shares are divided; money beside them needs a split"
        " of net_income, or leave receipts out"
    ),
    "rate-unknown": N_(
        "no rate was ruled or agreed, and no law that applies sets one for {value};"
        " write completers under [regulation]"
    ),
    "law-gap": N_(
        "“{title}” had a version in force on {value} that is not encoded here; the encoded"
        " ones are: {known}"
    ),
    "law-overlap": N_("{value}: two versions of {family} claim this day: {ids}"),
    "law-unknown-near": N_(
        "there is no instrument {value!r}; did you mean {near!r}? The known ones are:"
        " {known}"
    ),
    "law-unknown": N_("there is no instrument {value!r}; the known ones are: {known}"),
    # performance pay
    "pay-kind": N_(
        "the rules of performance pay are for state-founded universities, institutes"
        " and other public institutions, and for state enterprises, not for this"
        " {value}; leave performance_pay out"
    ),
    "pay-year-twice": N_("{value} has two blocks; put them into one"),
    "pay-no-law": N_(
        "no instrument that is asked speaks of performance pay on {value}; leave"
        " performance_pay out, or name one in law"
    ),
    "wages-unknown-near": N_(
        "{value!r} is nobody of this case; did you mean {near!r}?"
    ),
    "wages-unknown": N_("{value!r} is nobody of this case; its people are: {known}"),
    "wages-short": N_(
        "{value} is less than the conversion cash in it, {cash}; write the wages of the"
        " whole year, that cash included"
    ),
    # results
    "result-node-near": N_(
        "{value!r} is no node of the result; did you mean {near!r}?"
    ),
    "result-node": N_("{value!r} is no node of the result; its nodes are: {known}"),
    "result-person-near": N_(
        "{value!r} gets nothing in the result; did you mean {near!r}?"
    ),
    "result-person": N_(
        "{value!r} gets nothing in the result; those who get something: {known}"
    ),
    "result-name-near": N_(
        "{value!r} is no person and no node of the result; did you mean {near!r}?"
    ),
    "result-name": N_(
        "{value!r} is no person and no node of the result; it has: {known}"
    ),
    "name-several": N_(
        "several people are named {value!r}; ask by id, for one of: {known}"
    ),
    "statement-name-near": N_(
        "there is no statement of {value!r}; did you mean {near!r}?"
    ),
    "statement-name": N_(
        "there is no statement of {value!r}; those who have one: {known}"
    ),
    "result-several": N_(
        "{value!r} gets something in several payees ({payees}); say which one"
    ),
    "rate-fixed": N_(
        "no split has {value!r} beside a part that could take the rest; write the other"
        " rate into a copy of the file, and compare the two files"
    ),
    "compare-currency": N_(
        "amounts in {value} and in {other} cannot be compared; give both cases one"
        " currency"
    ),
    "replay-missing": N_(
        "this line is not stored, but {found!r} comes out when the inputs are calculated"
        " again"
    ),
    "replay-extra": N_(
        "{value!r} is stored, but no such line comes out when the inputs are calculated"
        " again"
    ),
    "replay-digest": N_("this is not the digest of the lines, which are all the same"),
    "replay-input-differs": N_("{value!r} is not what this line was when calculated"),
    "replay-input-missing": N_("this line was there when calculated, and is not now"),
    "replay-input-extra": N_(
        "{value!r} stands here, where nothing was when calculated"
    ),
    "replay-differs": N_(
        "{value!r} is stored, but {found!r} comes out when the inputs are calculated"
        " again"
    ),
}
