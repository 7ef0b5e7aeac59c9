"""The course *AKR på 30 minuter*: how to lead a workshop, on the product's own pages."""
