"""The fourth answer: nobody is hired for good; teams are drawn anew, and contractors bridge six months.

The report lines of the seven AI teams skip the director, who keeps the strategy and three advisers: one layer less.
Evaluation gets two seats, each with the person who sits in it; two seats that nobody was found for are given up.
"""

# on | change | position | person | unit | role | skill | value | manager | note
RESHAPING = """
2026-12-14 | report | APPLIED-01 | | | | | | TECH-01 | One layer less
2026-12-14 | report | GENAI-01 | | | | | | TECH-01 |
2026-12-14 | report | NLP-01 | | | | | | TECH-01 |
2026-12-14 | report | SEARCH-01 | | | | | | TECH-01 |
2026-12-14 | report | EVAL-01 | | | | | | TECH-01 |
2026-12-14 | report | MLP-01 | | | | | | TECH-01 |
2026-12-14 | report | RAI-01 | | | | | | TECH-01 |
2027-01-01 | close | APPLIED-19 | | | | | | | Vacant since the summer; two rounds of search failed
2027-01-01 | close | GENAI-13 | | | | | | |
2027-01-11 | open | EVAL-15 | | Model Evaluation | Senior Model Evaluation Engineer | | 11300000 | EVAL-01 | \
The seat of APPLIED-06 goes to evaluation with its person
2027-01-11 | move | EVAL-15 | @APPLIED-06 | | | | | |
2027-01-11 | open | EVAL-16 | | Model Evaluation | Senior Model Evaluation Engineer | | 9150000 | EVAL-01 | \
The seat of APPLIED-12 goes to evaluation with its person
2027-01-11 | move | EVAL-16 | @APPLIED-12 | | | | | |
2027-01-12 | close | APPLIED-06 | | | | | | |
2027-01-12 | close | APPLIED-12 | | | | | | |
2027-01-18 | move | GENAI-02 | @MLP-03 | | | | | | Architecture of language model operations comes from the platform
2027-01-25 | move | MLP-03 | @MLP-06 | | | | | | Follows as lead of the platform
2027-02-01 | open | EVAL-17 | | Model Evaluation | Model Evaluation Engineer | | 11000000 | EVAL-01 | Six months
2027-02-01 | hire | EVAL-17 | contractor-01 | | | | 100 | |
2027-02-01 | raise-skill | | contractor-01 | | | Automated evaluation and red-teaming | 3 | | Named in the contract
2027-02-01 | raise-skill | | contractor-01 | | | Judge model calibration | 4 | | Named in the contract
2027-02-01 | raise-skill | | contractor-01 | | | Evaluation and testing for GenAI | 4 | | Named in the contract
2027-02-01 | open | EVAL-18 | | Model Evaluation | Model Evaluation Engineer | | 11000000 | EVAL-01 | Six months
2027-02-01 | hire | EVAL-18 | contractor-02 | | | | 100 | |
2027-02-01 | raise-skill | | contractor-02 | | | Judge model calibration | 3 | | Named in the contract
2027-02-01 | raise-skill | | contractor-02 | | | Golden dataset curation | 4 | | Named in the contract
2027-02-01 | raise-skill | | contractor-02 | | | Evaluation and testing for GenAI | 4 | | Named in the contract
2027-02-15 | open | NLP-16 | | NLP | Senior NLP Engineer | | 13500000 | NLP-01 | Six months
2027-02-15 | hire | NLP-16 | contractor-03 | | | | 80 | |
2027-02-15 | raise-skill | | contractor-03 | | | Entity linking | 4 | | Named in the contract
2027-02-15 | raise-skill | | contractor-03 | | | Language model adaptation | 4 | | Named in the contract
2027-07-31 | leave | | contractor-01 | | | | | | End of the contract
2027-07-31 | leave | | contractor-02 | | | | | | End of the contract
2027-08-01 | close | EVAL-17 | | | | | | |
2027-08-01 | close | EVAL-18 | | | | | | |
2027-08-14 | leave | | contractor-03 | | | | | | End of the contract
2027-08-15 | close | NLP-16 | | | | | | |
"""
