"""How the work of the central roles is measured and how candidates are judged: the figures of their documents."""

# ruff: noqa: E501 -- a row of a table is one line

# name | type | what it measures | why it matters | target | frequency
KPIS = {
    "Senior Applied AI Engineer": """
Production AI features shipped | | Releases that users can notice, counted | Shows whether ideas reach users | 1 major or 2–3 medium releases per quarter | Quarterly
Experiment velocity | | Days between a hypothesis and its live test | Learning comes sooner | < 2–4 weeks for iterative changes | Monthly
Offline eval coverage | | Share of changes that an automatic suite has judged | Bad changes stop at the gate | > 80% of model and prompt changes | Monthly
Online uplift (primary KPI) | | Movement of the agreed business figure | The only proof of value | +1–3%, statistically significant | Per experiment
Cost per 1k inferences | | Machine and supplier spend for a thousand calls | Growth must stay affordable | Falling; set per product | Weekly/Monthly
P95 inference latency | | Waiting time of the slowest twentieth | Users feel the tail | P95 < 300–800 ms | Daily/Weekly
Error rate / timeout rate | | Calls that failed or took too long | Failures reach the screen | < 0.1–0.5% by service | Daily
AI incident rate | | Incidents caused by models or their pipelines | Tells how ripe the practice is | Fewer every quarter | Monthly
MTTD (AI issues) | | Time until a quality problem is noticed | Early notice keeps harm small | Minutes to hours | Monthly
MTTR (AI issues) | | Time until a rollback or fix is live | Outages should be short | < 1–4 hours for severe incidents | Monthly
Drift detection coverage | | Critical features with a monitor and threshold | Slow decay is silent | All critical features | Monthly
Retraining cadence adherence | | Planned training runs that succeeded | Old models forget the present | > 95% of scheduled runs | Weekly
Data pipeline SLA compliance | | Feeds that arrived complete and in time | Late data makes wrong answers | 99% | Weekly
Label quality / agreement | | How often labellers agree | A model is no better than its labels | Trend; set per task | Monthly
Regression escape rate | | Faults that slipped past the gate | Judges the gate itself | 0 high-severity escapes per quarter | Quarterly
Guardrail effectiveness | | Unsafe answers stopped against good ones blocked | Safety without annoyance | Set by policy | Weekly
Rollout success rate | | Releases that stayed | A rollback costs trust | > 90–95% | Monthly
Reuse adoption | | Teams that build on shared parts | Work done once pays twice | Rising | Quarterly
Documentation completeness | | Critical services with current papers | Nights on call depend on it | 100% for tier-1 services | Quarterly
Stakeholder satisfaction | | Answers to the quarterly survey | Partners decide what happens next | ≥ 4/5 | Quarterly
Mentoring impact | | Colleagues who moved forward | Seniors multiply | 1–2 mentees | Quarterly
""",
    "Staff Applied AI Engineer": """
Model/AI feature adoption rate | | Users and calls of a feature in its segment | A feature nobody opens is worth nothing | +10–25% QoQ in the target segment | Weekly / Monthly
Business KPI lift (primary) | | Extra conversion, retention or savings | Keeps accuracy from becoming theatre | +1–3% conversion, significant | Per experiment / Monthly
Guardrail KPI impact | | Complaints, churn and unsafe answers | A gain must not hurt elsewhere | No significant degradation | Per experiment
Offline evaluation score | | The metric of the task on reference data | Warns before users do | At or above the baseline | Per release
Slice performance parity | | The same metric for each user group | Averages hide who is served badly | No segment below the agreed threshold | Per release
Calibration / confidence quality | | Distance of stated from true certainty | Thresholds rest on it | Falling calibration error | Monthly
Inference latency (p50/p95) | | Waiting time from call to answer | Decides feel and price | p95 < 200–500 ms | Daily / Weekly
Inference availability | | Successful calls among all | Others build on it | 99.9%+ | Daily / Monthly
Error rate | | Server errors, timeouts and fallbacks | First sign of trouble | < 0.1–0.5% 5xx | Daily
Cost per 1k requests / per user | | Spend by unit of use | Margins decide what may grow | In budget; 10–30% less by optimization | Weekly / Monthly
Token spend (GenAI) | | Tokens by request and cache hits | Long prompts are paid daily | 10–20% fewer tokens per request | Weekly
Retrieval quality (if applicable) | | Recall and rank of the right passage | Everything after it depends on it | Better at equal latency | Per release
Data freshness | | Delay from an event to its feature | Stale features mislead | < 1 hour, as agreed | Daily
Data quality pass rate | | Pipelines that passed their checks | Bad data is quiet | > 99% of checks | Daily
Drift detection rate & time-to-detect | | Days until a shift is seen | Shortens the tail of bad answers | 1–7 days by domain | Weekly
Time-to-mitigate AI incidents | | Time until users are safe again | Trust returns slowly | MTTR < 1–4 hours | Per incident / Monthly
Release frequency (model/prompt) | | Gated releases in a month | Small steps are safer | 1–4 releases per month | Monthly
Change failure rate | | Releases that were taken back | Shows the care of delivery | < 10–15% | Monthly
Experiment velocity | | Experiments with a readout worth trusting | Learning needs numbers | 2–6 per month | Monthly
Reproducibility rate | | Results that can be made again | Audits ask for it | > 90–95% | Quarterly
Stakeholder satisfaction | | Survey of product, engineering and operations | Staff work happens with others | 4+ / 5 | Quarterly
Mentorship and leverage | | Proposals and reference code that others took over | Reach beyond the own hands | 2–4 major contributions per year | Quarterly
""",
    "Senior Generative AI Engineer": """
Task Success Rate (TSR) | Outcome | Sessions in which users got what they came for | The heart of the value | 65–85% by maturity of the use case | Weekly/Monthly
Hallucination Rate (grounded flows) | Quality | Answers that their sources do not support | One invented fact spoils ten good ones | < 2–5% in high-stakes domains | Weekly
Citation/Attribution Coverage | Quality | Answers that name a valid source | Readers want to check | > 80–95% | Weekly
Retrieval Precision@K | Quality | Useful passages among the first found | Bad input, bad answer | Precision@5 > 0.6 | Weekly
Answer Latency p95 | Reliability/Efficiency | Time until the answer is complete | People leave while they wait | p95 < 2–6 s by workflow | Daily/Weekly
Tool-call Success Rate | Quality | Tool calls that did their job | Automation stands on it | > 95% in stable workflows | Weekly
Structured Output Validity | Quality | Outputs that fit their schema | Programs cannot guess | > 98–99.5% | Daily/Weekly
Cost per Successful Task | Efficiency/Outcome | Spend divided by tasks that succeeded | Ties price to value | Falling; set per product | Monthly
Token Spend per Active User | Efficiency | Tokens by user and session | Finds prompts that ran away | Within the budget band | Weekly
Cache Hit Rate | Efficiency | Requests answered from memory | Saves money and time | 20–60% by pattern | Weekly
Fallback Rate | Reliability | Requests sent to the second choice | Rises before outages do | < 5–10% once stable | Weekly
Safety Policy Violation Rate | Governance | Outputs that broke a rule | Harm and headlines | Near zero outside the house | Daily/Weekly
Prompt Injection Detection Rate | Governance | Attacks seen and stopped | Watches who is trying | Baseline and trend | Weekly
Incident Count (GenAI services) | Reliability | Serious incidents by cause | Shows how grown-up operations are | Falling, near zero | Monthly
MTTR for GenAI incidents | Reliability | Time until service is back | Resilience in minutes | < 60–180 minutes | Monthly
Evaluation Coverage | Output/Quality | Core intents with automatic tests | What is untested will break | > 70–90% of core intents | Monthly
Regression Escape Rate | Quality | Faults that tests let through | A test of the tests | Approaching zero | Monthly
Release Frequency (GenAI components) | Output | Releases that mattered | Rhythm beats heroics | Every 1–3 weeks | Monthly
Stakeholder Satisfaction (PM/Support) | Stakeholder | Survey of product and support | They hear the users first | ≥ 4/5 | Quarterly
Cross-team Reuse Rate | Collaboration | Teams on the shared libraries | Each reuse is a team saved | Rising every quarter | Quarterly
Mentorship/Enablement Output | Leadership | Workshops, guides and reviews given | Knowledge must not sit in one head | 1–2 contributions per month | Monthly
""",
    "Principal Generative AI Engineer": """
Teams on the answer gateway | Platform | Product teams that call models through it | One place to guard and to pay | 8 of 10 teams | Quarterly
Spend per successful task | Efficiency | Model spend over tasks that succeeded | Sets what we may offer | 15% less per year | Monthly
Provider switch time | Resilience | Days to move a workload to another model | Suppliers change their minds | < 10 days | Half-yearly
Safety findings open past their date | Governance | Findings older than agreed | Promises to customers | 0 | Monthly
""",
    "Staff NLP Engineer": """
Field accuracy of contract intake | Quality | Fields read right the first time | Every miss is manual work | > 97% on the reference set | Per release
Entity match precision | Quality | Mentions tied to the right record | Wrong parties cost trust | > 98% | Per release
Languages at full quality | Output | Languages within two points of English | Customers abroad pay the same | 7 | Quarterly
Label agreement | Quality | Agreement of two labellers | No model outgrows its labels | > 0.8 kappa | Monthly
""",
}

# dimension | weight | meets bar | excellent
SCORECARDS = {
    "Senior Applied AI Engineer": """
Applied AI/ML fundamentals | 15% | Frames the case and picks a fitting model | Knows where the method ends
Production engineering | 20% | Readable, tested services | Services others copy
MLOps & lifecycle | 20% | Versions, rolls out and rolls back | Has run it for years without drama
Data proficiency | 10% | Queries and checks with ease | Designs the contract with the source
System design (end-to-end) | 15% | Draws the whole with its costs | Names what breaks first
LLM/RAG competence (if applicable) | 10% | Grounds answers and tests them | Has retired a prompt with evidence
Collaboration & communication | 5% | Explains a choice plainly | Partners ask for this person
Senior behaviors (mentorship/leadership) | 5% | Raises the standard in reviews | Has changed how a team works
""",
    "Staff Applied AI Engineer": """
Applied ML & evaluation | 20% | Sound metrics, no leakage | Builds suites that others rely on
AI system design | 20% | One coherent picture | Puts figures on each choice
Software engineering | 20% | Clean interfaces and tests | Fast, calm and boring in production
MLOps & operations | 15% | Versioned, watched, released by pipeline | Service levels and drills that work
Experimentation & product sense | 15% | Reads an experiment correctly | Ties the metric to the user
Leadership & communication | 10% | Clear and easy to work with | Moves several teams with one paper
""",
    "Senior Generative AI Engineer": """
GenAI system design | 20% | Retrieval, tools and fallbacks in one design | Limits and budgets are part of it
Software engineering | 20% | Tested code behind clear interfaces | Reliability shows in the details
Retrieval & data grounding | 15% | Reasons about chunks, ranks and permissions | Has measured the alternatives
Evaluation & quality discipline | 15% | Reference sets and a gate | People and machines judge together
Cost/latency optimization | 10% | Knows several levers | Ties them to unit economics
Security/privacy | 10% | Sees injection and leaking logs | Has defended a live assistant
Collaboration/leadership | 10% | Clear, kind in reviews | Others adopt the pattern
""",
    "Principal Generative AI Engineer": """
Architecture across products | 30% | A coherent target picture | Has led a company to one
Evaluation and safety | 25% | Knows how to gate releases | Has stopped a launch and was right
Economics | 20% | Can price a feature | Has halved a bill without loss
Direction and influence | 25% | Convinces in writing | Several teams follow for years
""",
    "Staff NLP Engineer": """
Language technology | 35% | Broad knowledge, one deep field | Has moved the state of a product
Production engineering | 25% | Services that are watched | Others run them without asking
Evaluation and labels | 20% | Guides, agreement and suites | Finds the error class nobody saw
Leadership | 20% | Mentors and writes | Grows a successor
""",
}
