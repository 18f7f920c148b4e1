"""One file: text to model, with the place of every key and value. The only floor that knows YAML."""
