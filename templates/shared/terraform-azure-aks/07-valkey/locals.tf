locals {
  tags = {
    system     = var.name
    managed-by = "terraform"
    module     = "07-valkey"
  }
}
