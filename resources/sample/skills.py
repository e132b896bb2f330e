"""The skills of the sample: one taxonomy that every role shares, so that people can be compared."""

# ruff: noqa: E501 -- a row of a table is one line

SKILLS = """
Production software engineering | technical | Software | | Services that are tested, readable and cheap to change.
Python engineering | technical | Software | Production software engineering | Typed, tested Python for services and pipelines.
Backend engineering | technical | Software | Production software engineering | Server-side features from schema to release.
Frontend engineering | technical | Software | Production software engineering | Interfaces in the browser that people can rely on.
Front-end integration patterns | technical | Software | Frontend engineering | Streaming answers and review steps in a web interface.
API and service design | technical | Software | Backend engineering | Contracts between services that stay stable under load.
Distributed systems | technical | Software | Backend engineering | Several machines that agree, or fail in a known way.
Test automation | technical | Software | Production software engineering | Checks that run on every change and are believed.
Code review | technical | Software | | Reading a change so that its author learns from it.
Relational databases | technical | Software | Backend engineering | Schemas, indexes and transactions under real traffic.
System design for AI products | technical | Architecture | | One picture from source data to the screen of the user.
Event-driven architecture | technical | Architecture | | Services that react to facts instead of asking for them.
Technical roadmapping | technical | Architecture | | Several quarters of technical work in an order that pays.
Machine learning fundamentals | technical | Machine learning | | Choosing, fitting and judging a model for the case at hand.
Statistics | technical | Machine learning | | Estimates with honest error bars.
Feature engineering | technical | Machine learning | Machine learning fundamentals | Signals that hold at training and at serving time.
Deep learning frameworks | technical | Machine learning | Machine learning fundamentals | Training loops and tensors on accelerators.
Model fine-tuning | technical | Machine learning | Deep learning frameworks | Adapting an existing model to a narrow job with curated data.
Forecasting | technical | Machine learning | Machine learning fundamentals | Demand and load ahead of time, with a band.
Anomaly detection | technical | Machine learning | Machine learning fundamentals | Finding the unusual without waking people for nothing.
Recommender systems | technical | Machine learning | Machine learning fundamentals | Putting the useful thing first for this user.
Causal inference | technical | Machine learning | Statistics | Telling an effect from a coincidence without an experiment.
Model compression | technical | Machine learning | Inference performance optimization | Smaller models that lose little.
Model evaluation and experimentation | technical | Evaluation | | Deciding on evidence which model ships.
Evaluation engineering at scale | technical | Evaluation | Model evaluation and experimentation | Reference sets and regression suites that gate each release.
Evaluation and testing for GenAI | technical | Evaluation | Model evaluation and experimentation | Scoring of generated text that can be repeated.
A/B experimentation with guardrails | technical | Evaluation | Model evaluation and experimentation | Live experiments with enough power and a stop rule.
Automated evaluation and red-teaming | technical | Evaluation | Evaluation engineering at scale | Machines that probe models for wrong and unsafe answers.
Golden dataset curation | technical | Evaluation | Evaluation engineering at scale | Reference cases that are agreed, versioned and kept current.
Judge model calibration | technical | Evaluation | Evaluation and testing for GenAI | Checking a judging model against people before trusting it.
Human-in-the-loop quality systems | technical | Evaluation | | Sampling, review queues and the way back into the data.
Annotation operations | technical | Evaluation | Human-in-the-loop quality systems | Labelling guides, agreement and throughput.
Synthetic data generation | technical | Evaluation | | Made-up cases that widen a test set without fooling it.
MLOps and model lifecycle | technical | MLOps | | Versioned, repeatable training and release of models.
CI/CD for ML | technical | MLOps | MLOps and model lifecycle | Pipelines that build, check and release models.
Model serving | technical | MLOps | MLOps and model lifecycle | Models behind an endpoint that scales and degrades well.
Feature stores | technical | MLOps | MLOps and model lifecycle | The same feature values in training and in production.
Observability for AI systems | technical | MLOps | | Metrics, traces and quality signals that lead to a cause.
Reliability engineering for AI services | technical | MLOps | | Service levels, fallbacks and careful rollout for models.
Inference performance optimization | technical | MLOps | | Profiling, batching and caching until latency and spend fit.
GPU cluster operations | technical | MLOps | | Scheduling scarce accelerators fairly and keeping them busy.
LLMOps architecture | technical | MLOps | MLOps and model lifecycle | Evaluation, monitoring and provider choice around language models.
Drift monitoring | technical | MLOps | Observability for AI systems | Noticing that the world has moved away from the model.
LLM application engineering | technical | Generative AI | | Features that call language models and survive their moods.
Retrieval-augmented generation | technical | Generative AI | LLM application engineering | Answers grounded in documents that the reader may open.
Prompt engineering | technical | Generative AI | LLM application engineering | Instructions that are versioned and tested like code.
Structured output and tool calling | technical | Generative AI | LLM application engineering | Model output that a program can trust to parse.
Agentic workflow engineering | technical | Generative AI | LLM application engineering | Several model steps with tools, limits and a memory.
Model routing and orchestration | technical | Generative AI | LLMOps architecture | Sending each request to the model that is good and cheap enough.
LLM cost and latency control | technical | Generative AI | Inference performance optimization | Keeping the price and wait of an answer within its budget.
Vector database operations | technical | Generative AI | Search and retrieval systems | Indexes that stay fresh, separated by tenant and fast.
Unstructured data engineering | technical | Generative AI | Data engineering literacy | Documents of all kinds turned into clean, dated text.
Prompt injection defence | technical | Generative AI | Secure engineering for AI | Stopping text from becoming orders.
Policy-as-code for AI | technical | Generative AI | AI governance automation | Rules of behaviour that a pipeline can check.
Search and retrieval systems | technical | Search | | Finding the right passages by words and by meaning.
Hybrid retrieval | technical | Search | Search and retrieval systems | Lexical and vector results merged into one list.
Learning to rank | technical | Search | Search and retrieval systems | Orders learned from clicks and judgements.
Query understanding | technical | Search | Search and retrieval systems | What the searcher meant by three words.
Relevance evaluation | technical | Search | Model evaluation and experimentation | Judgement lists and metrics for ranked results.
Index engineering | technical | Search | Search and retrieval systems | Index layouts that rebuild without a pause.
Embedding models | technical | NLP | | Meaning as numbers that can be compared.
Text classification | technical | NLP | | Sorting messages and documents into kinds.
Entity linking | technical | NLP | Named entity recognition | Tying a mention in a text to the one record it means.
Named entity recognition | technical | NLP | | Names, amounts and dates found in running text.
Document layout analysis | technical | NLP | | Tables, columns and forms read in the right order.
Multilingual NLP | technical | NLP | | Language technology that works beyond English.
Speech recognition | technical | NLP | | Calls turned into text with speakers kept apart.
Language model adaptation | technical | NLP | Model fine-tuning | A general language model made to speak the house language.
Text normalization | technical | NLP | | Damaged, mixed and abbreviated text made regular.
Data engineering literacy | technical | Data | | SQL, schemas and checks well enough to trust a data set.
SQL | technical | Data | Data engineering literacy | Queries that are right first and fast second.
Data modelling | technical | Data | | Tables whose meaning survives their author.
Data pipeline engineering | technical | Data | | Flows that run late rarely and wrong never.
Streaming systems | technical | Data | Data pipeline engineering | Events processed as they arrive, once each.
Data quality engineering | technical | Data | | Checks that stop bad data before people see it.
Data governance and lineage | technical | Data | | Who owns a field, and where it came from.
Data contracts | technical | Data | Data governance and lineage | Promises between those who write data and those who read it.
Product analytics | technical | Data | | Behaviour of users turned into decisions.
Cloud-native engineering | technical | Platform | | Containers and managed services put to good use.
Kubernetes and containerization | technical | Platform | Cloud-native engineering | Workloads that scale and restart on a cluster.
Infrastructure as code | technical | Platform | Cloud-native engineering | Environments that can be made again from a file.
Incident response | technical | Platform | | Calm, order and notes when something breaks.
Capacity planning | technical | Platform | | Enough machines in time, and not more.
Service level objectives | technical | Platform | Reliability engineering for AI services | Promises about service that steer the work.
Network engineering | technical | Platform | | Traffic that finds its way, and only its way.
Secure engineering for AI | technical | Security | | Least privilege, clean secrets and no personal data in logs.
Threat modelling | technical | Security | Secure engineering for AI | Thinking like the attacker before the attacker does.
Confidential computing | technical | Security | Secure engineering for AI | Computing on data that the host cannot read.
Privacy techniques | technical | Security | | Less personal data, and that disguised.
Identity and access management | technical | Security | Secure engineering for AI | Who may do what, and proof of it.
Responsible AI engineering | technical | Responsible AI | | Safety, fairness and records built into the product.
Bias and fairness testing | technical | Responsible AI | Responsible AI engineering | Measuring whom a model serves badly.
Explainability methods | technical | Responsible AI | Responsible AI engineering | Reasons for an output that hold up.
AI governance automation | technical | Responsible AI | | Approvals, lineage and evidence collected by the pipeline.
Model risk assessment | technical | Responsible AI | AI governance automation | What can go wrong with a model, and how badly.
Content moderation | technical | Responsible AI | Responsible AI engineering | Keeping harmful text out without silencing users.
Product discovery | technical | Product | | Learning what is worth building before building it.
Interaction design | technical | Product | | Flows that people finish without help.
User research | technical | Product | Product discovery | Hearing what users do rather than what they say.
Solution architecture | technical | Customer | | Fitting the product into the landscape of a customer.
Technical troubleshooting | technical | Customer | | From a complaint to a cause in few steps.
Customer enablement | technical | Customer | | Customers who can help themselves afterwards.
Product thinking | soft | Judgement | | Work judged by what it changes for the user.
Structured problem solving | soft | Judgement | | Vague troubles cut into questions that can be answered.
Pragmatic judgment | soft | Judgement | | The simplest choice that is good enough, made in time.
Systems thinking | soft | Judgement | | Seeing how parts act on each other before changing one.
Rigor and healthy skepticism | soft | Judgement | | Doubting a good result until it has been checked.
Stakeholder communication | soft | Communication | | Saying the difficult thing so that it is understood.
Technical writing | soft | Communication | | Texts that save their readers a meeting.
Facilitation | soft | Communication | | Meetings that end with a decision.
Negotiation | soft | Communication | | Agreements that both sides still like next month.
Influence without authority | soft | Leadership | | Other teams follow because the proposal is good.
Mentorship | soft | Leadership | | People who grow faster for having worked here.
People leadership | soft | Leadership | | Caring for a team and for its results at once.
Hiring and interviewing | soft | Leadership | | Fair, comparable judgement of candidates.
Planning and prioritization | soft | Leadership | | Saying no early and in order.
Conflict resolution | soft | Leadership | Negotiation | Disagreement brought to an end without a loser.
Operational ownership | soft | Ownership | | Staying with a service after it has shipped.
Security and privacy awareness | soft | Ownership | | Asking who could misuse this, unprompted.
Incident leadership | soft | Ownership | Operational ownership | Keeping many people useful during an outage.
AWS | tool | Cloud platforms | Cloud-native engineering | Training, hosting and storage on Amazon's cloud.
Google Cloud | tool | Cloud platforms | Cloud-native engineering | Training, hosting and storage on Google's cloud.
Microsoft Azure | tool | Cloud platforms | Cloud-native engineering | Training, hosting and storage on Microsoft's cloud.
Docker | tool | Containers | Kubernetes and containerization | Images for services and jobs.
Kubernetes | tool | Containers | Kubernetes and containerization | The cluster that runs services and jobs.
Terraform | tool | Delivery | Infrastructure as code | Infrastructure described in files.
GitHub Actions | tool | Delivery | CI/CD for ML | Builds, checks and releases.
Argo CD | tool | Delivery | CI/CD for ML | Releases to clusters from a repository.
LaunchDarkly | tool | Delivery | | Gradual rollout and an off switch.
PyTorch | tool | ML frameworks | Deep learning frameworks | Training and adapting neural networks.
scikit-learn | tool | ML frameworks | Machine learning fundamentals | Classical models and baselines.
Hugging Face Transformers | tool | ML frameworks | Deep learning frameworks | Open language models and their tokenizers.
MLflow | tool | ML tooling | MLOps and model lifecycle | Runs, artefacts and the model registry.
KServe | tool | ML tooling | Model serving | Model endpoints on the cluster.
NVIDIA Triton | tool | ML tooling | Model serving | Fast serving on accelerators.
Evidently | tool | ML tooling | Drift monitoring | Reports about drift and quality.
Ragas | tool | ML tooling | Evaluation and testing for GenAI | Scores for grounded answers.
LangChain | tool | LLM tooling | LLM application engineering | Chains of model calls, retrieval and tools.
pgvector | tool | LLM tooling | Vector database operations | Vectors beside rows in Postgres.
Weaviate | tool | LLM tooling | Vector database operations | A database made for vectors.
OpenSearch | tool | Search engines | Search and retrieval systems | Full text and hybrid search.
Snowflake | tool | Data platforms | SQL | The warehouse for analysis and features.
Databricks | tool | Data platforms | Data pipeline engineering | Large joins and notebooks.
Apache Spark | tool | Data platforms | Data pipeline engineering | Heavy feature computation.
Apache Kafka | tool | Data platforms | Streaming systems | The event backbone.
Airflow | tool | Data platforms | Data pipeline engineering | Schedules and dependencies of jobs.
dbt | tool | Data platforms | Data modelling | Tested transformations in the warehouse.
Great Expectations | tool | Data platforms | Data quality engineering | Written expectations about data.
Prometheus | tool | Monitoring | Observability for AI systems | Metrics and alerts.
Grafana | tool | Monitoring | Observability for AI systems | Dashboards.
OpenTelemetry | tool | Monitoring | Observability for AI systems | Traces through all services.
HashiCorp Vault | tool | Security tools | Secure engineering for AI | Secrets kept and rotated.
Postgres | tool | Databases | Relational databases | The database of record.
Applied domain expertise | domain | Domain | | Depth in ranking, forecasting, language or another field of use.
Service desk workflows | domain | Domain | | How tickets are raised, routed, answered and closed.
Contract documents | domain | Domain | | How agreements are built and which clauses matter.
Multi-tenant SaaS | domain | Domain | | Many customers on one system who never meet.
European AI regulation | domain | Regulation | | Duties that follow from the risk class of a system.
Data protection law | domain | Regulation | | Lawful reasons to hold personal data, and their limits.
"""

OTHER_NAMES = """
Kubernetes | K8s
SQL | Structured Query Language
Retrieval-augmented generation | RAG
Named entity recognition | NER
Service level objectives | SLOs
Microsoft Azure | Azure
AWS | Amazon Web Services
Google Cloud | GCP
Postgres | PostgreSQL
Infrastructure as code | IaC
Human-in-the-loop quality systems | Human review loops
Speech recognition | Automatic speech recognition;Speech-to-text
European AI regulation | EU AI Act
Data protection law | GDPR
Apache Kafka | Kafka
Apache Spark | Spark
HashiCorp Vault | Vault
Identity and access management | IAM
Structured output and tool calling | Function calling
Prompt engineering | Prompt design
"""
