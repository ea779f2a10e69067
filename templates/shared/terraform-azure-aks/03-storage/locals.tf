locals {
  tags = {
    system     = var.name
    managed-by = "terraform"
    module     = "03-storage"
  }
}
