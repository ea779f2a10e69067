locals {
  vnet = data.terraform_remote_state.vnet.outputs

  # What is kept where, and who writes it.
  containers = {
    mimir-metrics      = "mimir"
    mimir-alertmanager = "mimir"
    mimir-ruler        = "mimir"
    loki-chunks        = "loki"
    loki-ruler         = "loki"
    tempo-traces       = "tempo"
  }
}

resource "azurerm_storage_account" "this" {
  # Names of accounts are unique in the world, and have neither dashes nor more than 24 characters.
  name                     = substr("${replace(var.name, "-", "")}${replace(var.subscription, "-", "")}", 0, 24)
  resource_group_name      = local.vnet.resource_group
  location                 = var.region
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  min_tls_version                 = "TLS1_2"
  allow_nested_items_to_be_public = false
  shared_access_key_enabled       = false

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 30
    }

    container_delete_retention_policy {
      days = 30
    }
  }

  tags = local.tags
}

resource "azurerm_storage_container" "this" {
  for_each = local.containers

  name               = each.key
  storage_account_id = azurerm_storage_account.this.id
}

resource "azurerm_user_assigned_identity" "writer" {
  for_each = toset(values(local.containers))

  name                = "${var.name}-${each.value}"
  resource_group_name = local.vnet.resource_group
  location            = var.region
  tags                = local.tags
}

resource "azurerm_role_assignment" "writer" {
  for_each = local.containers

  scope                = azurerm_storage_container.this[each.key].id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_user_assigned_identity.writer[each.value].principal_id
}

resource "azurerm_federated_identity_credential" "writer" {
  for_each = azurerm_user_assigned_identity.writer

  name                = each.key
  resource_group_name = local.vnet.resource_group
  parent_id           = each.value.id
  audience            = ["api://AzureADTokenExchange"]
  issuer              = data.terraform_remote_state.aks.outputs.oidc_issuer
  subject             = "system:serviceaccount:observability:${each.key}"
}
