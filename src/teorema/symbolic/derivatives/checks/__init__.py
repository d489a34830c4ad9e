"""What a derivation is held against: forward mode modulo a prime, and the differential of each rule."""
