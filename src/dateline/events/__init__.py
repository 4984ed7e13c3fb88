"""Events: what is reported, by whom, when, where and how many; read by a learnt part, valued by rules."""
