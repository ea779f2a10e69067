data "terraform_remote_state" "vnet" {
  backend = "azurerm"

  config = {
    subscription_id      = var.subscription
    storage_account_name = var.state_account
    container_name       = "terraform"
    key                  = "${var.name}/01-vnet/terraform.tfstate"
    use_azuread_auth     = true
  }
}

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
