"""Development plans of a few people, two first years in a role, and cases for a promotion, open and decided.

Levels and days are chosen against the assessments of the planning date: some goals are reached, some late.
"""
# ruff: noqa: E501 -- a row of a table is one line

# person | skill | from | level | due | note
GOALS = """
kwabena-ofosu | Machine learning fundamentals | 2 | 3 | 2027-03-31 | The last gate of the role.
kwabena-ofosu | Influence without authority | 1 | 2 | 2026-10-30
kwabena-ofosu | Cloud-native engineering | 2 | 4 | 2026-09-30
parisa-daneshvar | Reliability engineering for AI services | 2 | 3 | 2027-05-28
hana-prochazkova | Evaluation and testing for GenAI | 2 | 3 | 2027-02-26 | Wanted before the next release of the assistant.
hana-prochazkova | Retrieval-augmented generation | 2 | 3 | 2027-06-30
pavel-dvorsky | Reliability engineering for AI services | 2 | 4 | 2027-09-30 | Asked of a staff engineer.
pavel-dvorsky | API and service design | 2 | 4 | 2027-06-30
pavel-dvorsky | Mentorship | 2 | 3 | 2026-09-30
samuel-adjei | Prompt injection defence | 2 | 3 | 2026-12-18
piotr-gawron | API and service design | 2 | 3 | 2026-11-13
freya-holmgaard | Machine learning fundamentals | | 2 | 2027-03-05
abena-boateng | Kubernetes and containerization | 2 | 3 | 2027-04-30
abena-boateng | MLOps and model lifecycle | 2 | 3
"""

# person | skill | kind | mentor | due | done | text
ACTIONS = """
kwabena-ofosu | Machine learning fundamentals | course | | 2026-11-06 | 2026-11-04 | Finish the course on statistical learning
kwabena-ofosu | Machine learning fundamentals | mentoring | ewa-sikora | 2027-03-31 | | Go through one model of the team each fortnight
kwabena-ofosu | Machine learning fundamentals | project | | 2026-12-11 | | Explain to the team why the ranking model was retrained
kwabena-ofosu | Influence without authority | practice | | 2026-10-16 | | Lead the design review of another team
parisa-daneshvar | Reliability engineering for AI services | mentoring | chiamaka-eze | 2027-01-29 | | Shadow two weeks of on-call
parisa-daneshvar | Reliability engineering for AI services | project | | 2027-05-28 | | Write the fallback of the answer service
hana-prochazkova | Evaluation and testing for GenAI | mentoring | amina-belhadj | 2027-02-26 | | Build one test set together
hana-prochazkova | Evaluation and testing for GenAI | practice | | 2026-11-13 | | Grade fifty answers blind and compare
pavel-dvorsky | Reliability engineering for AI services | project | | 2027-06-30 | | Run the recovery exercise of the platform
pavel-dvorsky | API and service design | mentoring | bram-van-loon | 2027-03-31 | | Review interfaces of two teams a month
samuel-adjei | Prompt injection defence | mentoring | priya-raghunathan | 2026-11-27 | 2026-11-18 | Attack the assistant together for a day
samuel-adjei | Prompt injection defence | practice | | 2026-12-11 | | Add the attacks that worked to the nightly tests
piotr-gawron | API and service design | course | | 2026-10-30 | 2026-10-29 | Read the design guide and change one interface
freya-holmgaard | Machine learning fundamentals | course | | 2026-12-18 | | Take the evening course of the technical school
abena-boateng | Kubernetes and containerization | mentoring | benedikt-auer | 2027-04-30 | | Upgrade one cluster side by side
"""

# person | role | kind | heading | due | done | note | text
MILESTONES = """
parisa-daneshvar | Senior Applied AI Engineer | onboarding | 30-day goals | 2026-10-01 | 2026-09-25 | | Know the running models by name, with their data, their cost and their last incident.
parisa-daneshvar | Senior Applied AI Engineer | onboarding | 30-day goals | 2026-10-01 | 2026-10-09 | The alert that nobody read. | Repair one small thing that everybody has learned to live with.
parisa-daneshvar | Senior Applied AI Engineer | onboarding | 60-day goals | 2026-10-31 | | | Take over a feature and set the thresholds at which it may ship.
parisa-daneshvar | Senior Applied AI Engineer | onboarding | 90-day goals | 2026-11-30 | | | Release an improvement whose effect is visible in an experiment.
parisa-daneshvar | Senior Applied AI Engineer | onboarding | 12-month objectives | 2027-09-01 | | | Show a lasting gain in one product figure and a lower cost for each answer.
hana-prochazkova | Senior Generative AI Engineer | onboarding | 30-day goals | 2026-05-01 | 2026-04-29 | | Reproduce the present quality figures from scratch.
hana-prochazkova | Senior Generative AI Engineer | onboarding | 60-day goals | 2026-05-31 | 2026-06-12 | | Close the largest class of wrong answers.
hana-prochazkova | Senior Generative AI Engineer | onboarding | 90-day goals | 2026-06-30 | 2026-06-26 | | Own one assistant, its budget and its on-call notes.
hana-prochazkova | Senior Generative AI Engineer | onboarding | 12-month objectives | 2027-04-01 | | | Three teams build on the shared components, and spend by task has fallen.
pavel-dvorsky | | development | | 2026-12-04 | | | Present the design of the shared gateway to the architects.
samuel-adjei | | development | | 2027-01-15 | | | Speak about attacks on assistants at the guild.
"""

# person | role | opened | decided | outcome | note
CASES = """
pavel-dvorsky | Staff Applied AI Engineer | 2026-09-07 | | | To be decided with the budget of spring.
kwabena-ofosu | Staff Applied AI Engineer | 2026-06-01 | 2026-07-10 | not-yet | A year in the present role first.
"""

# person | role | opened | skill | met | evidence | text
CHECKS = """
pavel-dvorsky | Staff Applied AI Engineer | 2026-09-07 | | 2026-10-12 | Search team and assistant team, minutes of 12 October. | Two teams follow a standard that the person set.
pavel-dvorsky | Staff Applied AI Engineer | 2026-09-07 | | | | A system of two teams was designed and carried through.
pavel-dvorsky | Staff Applied AI Engineer | 2026-09-07 | MLOps and model lifecycle | | | MLOps and model lifecycle at level 4
pavel-dvorsky | Staff Applied AI Engineer | 2026-09-07 | Machine learning fundamentals | | | Machine learning fundamentals at level 4
pavel-dvorsky | Staff Applied AI Engineer | 2026-09-07 | API and service design | | | API and service design at level 4
pavel-dvorsky | Staff Applied AI Engineer | 2026-09-07 | Reliability engineering for AI services | | | Reliability engineering for AI services at level 4
pavel-dvorsky | Staff Applied AI Engineer | 2026-09-07 | Mentorship | | Mentors two people of the team. | Mentorship at level 3
kwabena-ofosu | Staff Applied AI Engineer | 2026-06-01 | | | | Two teams follow a standard that the person set.
kwabena-ofosu | Staff Applied AI Engineer | 2026-06-01 | Machine learning fundamentals | | | Machine learning fundamentals at level 4
"""
