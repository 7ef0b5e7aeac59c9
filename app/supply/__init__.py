"""What AKR-tavlan is made of: each part from somebody else, its licence, and a bill of them all."""
