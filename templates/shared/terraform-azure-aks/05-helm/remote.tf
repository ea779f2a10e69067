data "terraform_remote_state" "aks" {
  backend = "azurerm"

  config = {
    subscription_id      = var.subscription
    storage_account_name = var.state_account
    container_name       = "terraform"
    key                  = "${var.name}/02-aks/terraform.tfstate"
    use_azuread_auth     = true
  }
}

data "terraform_remote_state" "storage" {
  backend = "azurerm"

  config = {
    subscription_id      = var.subscription
    storage_account_name = var.state_account
    container_name       = "terraform"
    key                  = "${var.name}/03-storage/terraform.tfstate"
    use_azuread_auth     = true
  }
}
