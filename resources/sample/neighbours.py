"""What the neighbours of the central roles ask: role | tier | importance | skills | level | context | phrase.

Roles that stand in no row are named only: a career leads there, but nobody has yet written down what they ask.
"""

REQUIREMENTS = """
Applied AI Engineer | must-have | critical | Python engineering; Machine learning fundamentals; \
Model evaluation and experimentation
Applied AI Engineer | must-have | important | Production software engineering; API and service design; \
MLOps and model lifecycle; Data engineering literacy
Applied AI Engineer | good-to-have | important | LLM application engineering; Cloud-native engineering; \
Feature engineering
Applied AI Engineer | good-to-have | optional | Search and retrieval systems; Feature stores
Applied AI Engineer | | | Product thinking; Structured problem solving; Operational ownership
Principal Applied AI Engineer | must-have | critical | System design for AI products; Technical roadmapping; \
Machine learning fundamentals; Model evaluation and experimentation
Principal Applied AI Engineer | must-have | important | Reliability engineering for AI services; \
MLOps and model lifecycle; Secure engineering for AI; LLM application engineering | 4
Principal Applied AI Engineer | advanced | important | Applied domain expertise; Evaluation engineering at scale; \
AI governance automation | 4
Principal Applied AI Engineer | | | Systems thinking; Influence without authority; Stakeholder communication; Mentorship
Applied AI Tech Lead | must-have | critical | Production software engineering; Machine learning fundamentals; \
System design for AI products
Applied AI Tech Lead | must-have | important | MLOps and model lifecycle; Model evaluation and experimentation; \
API and service design; Planning and prioritization
Applied AI Tech Lead | good-to-have | important | LLM application engineering; Observability for AI systems
Applied AI Tech Lead | | | Mentorship; Stakeholder communication; Operational ownership; Facilitation
Engineering Manager, Applied AI | must-have | critical | People leadership; Planning and prioritization; \
Hiring and interviewing
Engineering Manager, Applied AI | must-have | important | Machine learning fundamentals; \
Model evaluation and experimentation; System design for AI products | 3
Engineering Manager, Applied AI | good-to-have | important | Product thinking; Negotiation; Conflict resolution
Technical Product Lead (AI) | must-have | critical | Product discovery; Product thinking; Planning and prioritization
Technical Product Lead (AI) | must-have | important | Model evaluation and experimentation; \
LLM application engineering | 3
Technical Product Lead (AI) | good-to-have | important | Product analytics; Negotiation; Service desk workflows
Generative AI Engineer | must-have | critical | LLM application engineering; Python engineering; \
Retrieval-augmented generation
Generative AI Engineer | must-have | important | Evaluation and testing for GenAI; API and service design; \
Prompt engineering; Structured output and tool calling
Generative AI Engineer | good-to-have | important | Vector database operations; Secure engineering for AI; \
Observability for AI systems
Generative AI Engineer | emerging | optional | Agentic workflow engineering; Model routing and orchestration
Generative AI Engineer | | | Product thinking; Rigor and healthy skepticism; Operational ownership
Staff Generative AI Engineer | must-have | critical | LLM application engineering; Retrieval-augmented generation; \
Evaluation and testing for GenAI; LLMOps architecture; System design for AI products
Staff Generative AI Engineer | must-have | important | API and service design; Secure engineering for AI; \
Observability for AI systems; Python engineering
Staff Generative AI Engineer | advanced | important | LLM cost and latency control; Prompt injection defence; \
Model routing and orchestration; Human-in-the-loop quality systems
Staff Generative AI Engineer | good-to-have | optional | Model fine-tuning; Vector database operations
Staff Generative AI Engineer | emerging | important | Agentic workflow engineering; Policy-as-code for AI
Staff Generative AI Engineer | | | Systems thinking; Influence without authority; Mentorship; Pragmatic judgment
AI Engineering Tech Lead | must-have | critical | LLM application engineering; Evaluation and testing for GenAI; \
System design for AI products
AI Engineering Tech Lead | must-have | important | Retrieval-augmented generation; LLMOps architecture; \
Planning and prioritization
AI Engineering Tech Lead | | | Mentorship; Facilitation; Stakeholder communication
Security-focused AI Engineer | must-have | critical | Secure engineering for AI; Threat modelling; \
Prompt injection defence
Security-focused AI Engineer | must-have | important | LLM application engineering; Identity and access management; \
Python engineering
Security-focused AI Engineer | good-to-have | important | Confidential computing; Privacy techniques
Security-focused AI Engineer | must-have | important | Model risk assessment | 4 | regulated=yes
Security-focused AI Engineer | | | Security and privacy awareness; Stakeholder communication
Product-focused AI Engineer | must-have | critical | LLM application engineering; Front-end integration patterns; \
Product discovery
Product-focused AI Engineer | must-have | important | Model evaluation and experimentation; Interaction design
Product-focused AI Engineer | | | Product thinking; Stakeholder communication
NLP Engineer | must-have | critical | Python engineering; Text classification; Named entity recognition
NLP Engineer | must-have | important | Machine learning fundamentals; Embedding models; Text normalization; \
Model evaluation and experimentation
NLP Engineer | good-to-have | important | Document layout analysis; Annotation operations; Entity linking
NLP Engineer | good-to-have | optional | Speech recognition; Multilingual NLP
NLP Engineer | | | Rigor and healthy skepticism; Structured problem solving
Senior NLP Engineer | must-have | critical | Python engineering; Embedding models; \
Model evaluation and experimentation; \
Document layout analysis
Senior NLP Engineer | must-have | important | Machine learning fundamentals; Entity linking; Multilingual NLP; \
Production software engineering; MLOps and model lifecycle
Senior NLP Engineer | good-to-have | important | Speech recognition; Language model adaptation; Annotation operations
Senior NLP Engineer | emerging | important | Retrieval-augmented generation
Senior NLP Engineer | | | Rigor and healthy skepticism; Mentorship; Stakeholder communication
Junior ML Engineer | must-have | critical | Python engineering; Machine learning fundamentals
Junior ML Engineer | must-have | important | SQL; Test automation
Junior ML Engineer | good-to-have | optional | Deep learning frameworks; Docker
Junior ML Engineer | | | Structured problem solving
ML Engineering Intern | must-have | important | Python engineering; Machine learning fundamentals | 1
ML Engineer | must-have | critical | Python engineering; Machine learning fundamentals; MLOps and model lifecycle
ML Engineer | must-have | important | Feature engineering; Model evaluation and experimentation; \
Production software engineering; SQL
ML Engineer | good-to-have | important | Deep learning frameworks; Model serving; Cloud-native engineering
ML Engineer | | | Structured problem solving; Operational ownership
Senior ML Engineer | must-have | critical | Python engineering; Machine learning fundamentals; \
MLOps and model lifecycle; Model evaluation and experimentation
Senior ML Engineer | must-have | important | Production software engineering; Model serving; Feature engineering; \
Observability for AI systems
Senior ML Engineer | good-to-have | important | Feature stores; Deep learning frameworks; \
A/B experimentation with guardrails
Senior ML Engineer | | | Mentorship; Pragmatic judgment; Operational ownership
Staff ML Engineer | must-have | critical | Machine learning fundamentals; System design for AI products; \
MLOps and model lifecycle; Model evaluation and experimentation
Staff ML Engineer | advanced | important | Reliability engineering for AI services; Inference performance optimization
Staff ML Engineer | | | Influence without authority; Mentorship; Systems thinking
Data Scientist | must-have | critical | Statistics; SQL; Machine learning fundamentals
Data Scientist | must-have | important | Model evaluation and experimentation; Python engineering; Product analytics
Data Scientist | good-to-have | important | Causal inference; Forecasting; A/B experimentation with guardrails
Data Scientist | | | Structured problem solving; Stakeholder communication
Senior Data Scientist | must-have | critical | Statistics; Machine learning fundamentals; \
Model evaluation and experimentation; A/B experimentation with guardrails
Senior Data Scientist | must-have | important | SQL; Python engineering; Causal inference
Senior Data Scientist | good-to-have | important | Forecasting; Recommender systems; Anomaly detection
Senior Data Scientist | | | Stakeholder communication; Rigor and healthy skepticism; Mentorship
Applied Scientist | must-have | critical | Machine learning fundamentals; Deep learning frameworks; \
Model evaluation and experimentation
Applied Scientist | must-have | important | Statistics; Python engineering; Model fine-tuning
Applied Scientist | good-to-have | important | Applied domain expertise; Synthetic data generation
Applied Scientist | | | Rigor and healthy skepticism; Technical writing
Applied Scientist Lead | must-have | critical | Machine learning fundamentals; Model evaluation and experimentation; \
Applied domain expertise
Applied Scientist Lead | | | Mentorship; Planning and prioritization; Stakeholder communication
Model Evaluation Engineer | must-have | critical | Evaluation engineering at scale; Python engineering; \
Golden dataset curation
Model Evaluation Engineer | must-have | important | Evaluation and testing for GenAI; Statistics; \
Human-in-the-loop quality systems; Annotation operations
Model Evaluation Engineer | good-to-have | important | Judge model calibration; Automated evaluation and red-teaming; \
Relevance evaluation
Model Evaluation Engineer | | | Rigor and healthy skepticism; Technical writing
Senior Model Evaluation Engineer | must-have | critical | Evaluation engineering at scale; \
Evaluation and testing for GenAI; Model evaluation and experimentation; Golden dataset curation | 4
Senior Model Evaluation Engineer | must-have | important | Judge model calibration; Python engineering; Statistics; \
Human-in-the-loop quality systems
Senior Model Evaluation Engineer | advanced | important | Automated evaluation and red-teaming; \
A/B experimentation with guardrails
Senior Model Evaluation Engineer | emerging | important | Synthetic data generation
Senior Model Evaluation Engineer | | | Rigor and healthy skepticism; Influence without authority; Mentorship
Annotation Lead | must-have | critical | Annotation operations; Golden dataset curation; Planning and prioritization
Annotation Lead | must-have | important | Human-in-the-loop quality systems; Technical writing; Negotiation
Search/Relevance Engineer | must-have | critical | Search and retrieval systems; Query understanding; \
Relevance evaluation
Search/Relevance Engineer | must-have | important | Python engineering; Index engineering; OpenSearch
Search/Relevance Engineer | good-to-have | important | Learning to rank; Hybrid retrieval; SQL
Search/Relevance Engineer | | | Product thinking; Structured problem solving
Senior Search Engineer | must-have | critical | Search and retrieval systems; Learning to rank; Relevance evaluation; \
Hybrid retrieval
Senior Search Engineer | must-have | important | Query understanding; Index engineering; \
Production software engineering; \
Model evaluation and experimentation
Senior Search Engineer | good-to-have | important | Embedding models; Recommender systems; \
Inference performance optimization
Senior Search Engineer | | | Product thinking; Mentorship; Operational ownership
Staff Search Engineer | must-have | critical | Search and retrieval systems; Learning to rank; Relevance evaluation; \
System design for AI products
Staff Search Engineer | must-have | important | Hybrid retrieval; Inference performance optimization; \
A/B experimentation with guardrails
Staff Search Engineer | | | Influence without authority; Systems thinking; Mentorship
MLOps Engineer | must-have | critical | MLOps and model lifecycle; CI/CD for ML; Kubernetes and containerization; \
Observability for AI systems
MLOps Engineer | must-have | important | Model serving; Infrastructure as code; Incident response; Drift monitoring
MLOps Engineer | good-to-have | important | GPU cluster operations; Terraform; MLflow; KServe
MLOps Engineer | | | Operational ownership; Incident leadership
ML Platform Engineer | must-have | critical | Python engineering; Kubernetes and containerization; \
MLOps and model lifecycle
ML Platform Engineer | must-have | important | CI/CD for ML; Infrastructure as code; Model serving; \
Observability for AI systems
ML Platform Engineer | good-to-have | important | Terraform; MLflow; Feature stores; AWS
ML Platform Engineer | | | Operational ownership; Structured problem solving
Senior ML Platform Engineer | must-have | critical | MLOps and model lifecycle; Model serving; \
Kubernetes and containerization; Reliability engineering for AI services
Senior ML Platform Engineer | must-have | important | Distributed systems; Observability for AI systems; \
CI/CD for ML; Service level objectives
Senior ML Platform Engineer | good-to-have | important | GPU cluster operations; Inference performance optimization; \
Feature stores; NVIDIA Triton
Senior ML Platform Engineer | | | Operational ownership; Mentorship; Influence without authority
ML Platform Lead | must-have | critical | MLOps and model lifecycle; Reliability engineering for AI services; \
Technical roadmapping
ML Platform Lead | must-have | important | GPU cluster operations; Capacity planning; Secure engineering for AI
ML Platform Lead | | | Planning and prioritization; Stakeholder communication; Mentorship
AI Platform Lead | must-have | critical | System design for AI products; LLMOps architecture; Model serving
AI Platform Lead | must-have | important | Model routing and orchestration; Technical roadmapping; Capacity planning
AI Platform Lead | | | Influence without authority; Planning and prioritization
Responsible AI Engineer | must-have | critical | Responsible AI engineering; Bias and fairness testing
Responsible AI Engineer | must-have | important | Python engineering; Content moderation; Explainability methods; \
European AI regulation
Responsible AI Engineer | must-have | critical | Model risk assessment | | regulated=yes
Responsible AI Engineer | good-to-have | important | AI governance automation; Privacy techniques
Responsible AI Engineer | | | Security and privacy awareness; Stakeholder communication
Senior Responsible AI Engineer | must-have | critical | Responsible AI engineering; Bias and fairness testing; \
AI governance automation
Senior Responsible AI Engineer | must-have | important | Explainability methods; Automated evaluation and red-teaming; \
European AI regulation; Data protection law
Senior Responsible AI Engineer | must-have | critical | Model risk assessment | 4 | regulated=yes | \
Critical under supervision
Senior Responsible AI Engineer | good-to-have | context-specific | Threat modelling | | size=enterprise;regulated=yes
Senior Responsible AI Engineer | | | Security and privacy awareness; Influence without authority; Technical writing
Data Engineer | must-have | critical | SQL; Data pipeline engineering; Data modelling
Data Engineer | must-have | important | Python engineering; Data quality engineering; Airflow; Snowflake
Data Engineer | good-to-have | important | Streaming systems; dbt; Apache Spark
Data Engineer | | | Structured problem solving; Operational ownership
Senior Data Engineer | must-have | critical | Data pipeline engineering; Data modelling; Data quality engineering
Senior Data Engineer | must-have | important | SQL; Data contracts; Streaming systems; Data governance and lineage
Senior Data Engineer | good-to-have | important | Apache Kafka; dbt; Unstructured data engineering
Senior Data Engineer | must-have | important | Privacy techniques | 3 | regulated=yes
Senior Data Engineer | | | Operational ownership; Mentorship; Stakeholder communication
Staff Data Engineer | must-have | critical | Data pipeline engineering; Data governance and lineage; Data modelling; \
Distributed systems
Staff Data Engineer | must-have | important | Data contracts; Streaming systems; Technical roadmapping
Staff Data Engineer | | | Influence without authority; Systems thinking; Mentorship
Data Platform Lead | must-have | critical | Data pipeline engineering; Data governance and lineage; \
Technical roadmapping
Data Platform Lead | | | Planning and prioritization; Stakeholder communication
Software Engineer | must-have | critical | Backend engineering; Test automation; Relational databases
Software Engineer | must-have | important | API and service design; Code review; SQL
Software Engineer | good-to-have | optional | Frontend engineering; Docker
Software Engineer | | | Structured problem solving
Senior Software Engineer | must-have | critical | Backend engineering; Production software engineering; \
API and service design
Senior Software Engineer | must-have | important | Relational databases; Test automation; Distributed systems; \
Observability for AI systems
Senior Software Engineer | good-to-have | important | Event-driven architecture; LLM application engineering
Senior Software Engineer | | | Mentorship; Operational ownership; Pragmatic judgment
Staff Backend Engineer | must-have | critical | Backend engineering; Distributed systems; API and service design
Staff Backend Engineer | must-have | important | Event-driven architecture; Technical roadmapping; Capacity planning
Staff Backend Engineer | | | Influence without authority; Systems thinking; Mentorship
Site Reliability Engineer | must-have | critical | Incident response; Kubernetes and containerization; \
Infrastructure as code
Site Reliability Engineer | must-have | important | Observability for AI systems; Terraform; Service level objectives
Site Reliability Engineer | good-to-have | optional | Network engineering; Capacity planning
Site Reliability Engineer | | | Operational ownership; Incident leadership
Senior Site Reliability Engineer | must-have | critical | Incident response; Service level objectives; \
Kubernetes and containerization; Capacity planning
Senior Site Reliability Engineer | must-have | important | Infrastructure as code; Observability for AI systems; \
Secure engineering for AI; Distributed systems
Senior Site Reliability Engineer | must-have | important | Identity and access management | | size=enterprise
Senior Site Reliability Engineer | | | Incident leadership; Mentorship; Operational ownership
Product Manager | must-have | critical | Product discovery; Product analytics; Planning and prioritization
Product Manager | must-have | important | Stakeholder communication; Service desk workflows
Product Manager | good-to-have | important | A/B experimentation with guardrails; User research
Senior Product Manager | must-have | critical | Product discovery; Planning and prioritization; \
Stakeholder communication
Senior Product Manager | must-have | important | Product analytics; Negotiation; Contract documents
Senior Product Manager | good-to-have | important | LLM application engineering; \
Model evaluation and experimentation | 2
UX Designer | must-have | critical | Interaction design; User research
UX Designer | must-have | important | Product discovery; Facilitation
UX Designer | good-to-have | optional | Front-end integration patterns
Product Analyst | must-have | critical | Product analytics; SQL
Product Analyst | must-have | important | Statistics; A/B experimentation with guardrails; Stakeholder communication
Solutions Architect (AI) | must-have | critical | Solution architecture; API and service design; Multi-tenant SaaS
Solutions Architect (AI) | must-have | important | LLM application engineering; Retrieval-augmented generation; \
Service desk workflows
Solutions Architect (AI) | good-to-have | important | Identity and access management; Data protection law
Solutions Architect (AI) | | | Stakeholder communication; Negotiation; Facilitation
Customer Success Engineer | must-have | critical | Technical troubleshooting; Customer enablement
Customer Success Engineer | must-have | important | Service desk workflows; SQL; API and service design | 2
Customer Success Engineer | | | Stakeholder communication; Structured problem solving
AI Engineering Manager | must-have | critical | People leadership; Planning and prioritization; Hiring and interviewing
AI Engineering Manager | must-have | important | Machine learning fundamentals; System design for AI products; \
Model evaluation and experimentation | 3
AI Engineering Manager | good-to-have | important | Conflict resolution; Negotiation
Engineering Manager | must-have | critical | People leadership; Planning and prioritization; Hiring and interviewing
Engineering Manager | must-have | important | Production software engineering; Incident response | 3
Engineering Manager | good-to-have | important | Conflict resolution; Technical roadmapping
Technical Program Manager | must-have | critical | Planning and prioritization; Stakeholder communication; Facilitation
Technical Program Manager | must-have | important | Technical roadmapping; Negotiation | 3
Director of AI and ML | must-have | critical | People leadership; Planning and prioritization; Technical roadmapping | 4
Director of AI and ML | must-have | important | System design for AI products; European AI regulation; Negotiation | 3
VP Engineering | must-have | critical | People leadership; Planning and prioritization; Negotiation | 4
"""
