locals {
  tags = {
    system     = var.name
    managed-by = "terraform"
    module     = "02-aks"
  }
}
