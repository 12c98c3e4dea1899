"""How many pages stand in many languages, from what is stored and nothing else: for lists."""
