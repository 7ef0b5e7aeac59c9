"""The statement on accessibility that the law asks for (lag 2018:1937), and what people tell of it."""
