locals {
  tags = {
    system     = var.name
    managed-by = "terraform"
    module     = "01-vnet"
  }
}
