"""Work without a network: what a phone takes along, what it sends back, and what a person then decides."""
