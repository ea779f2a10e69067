locals {
  tags = {
    system     = var.name
    managed-by = "terraform"
    module     = "05-helm"
  }
}
