# The cache of each stage. Azure Managed Redis speaks the protocol of Valkey; its zones are chosen by
# Azure wherever it is highly available, which it is but in development.

data "azurerm_client_config" "this" {}

locals {
  vnet = data.terraform_remote_state.vnet.outputs
}

resource "azurerm_managed_redis" "this" {
  for_each = var.namespaces

  name                      = "${var.name}-${each.key}"
  resource_group_name       = local.vnet.resource_group
  location                  = var.region
  sku_name                  = each.key == "prod" ? "Balanced_B5" : "Balanced_B0"
  high_availability_enabled = each.key != "dev"
  public_network_access     = "Disabled"

  default_database {
    access_keys_authentication_enabled = true
    client_protocol                    = "Encrypted"
    clustering_policy                  = "EnterpriseCluster"
    eviction_policy                    = "VolatileLRU"
  }

  tags = local.tags
}

resource "azurerm_private_dns_zone" "redis" {
  name                = "privatelink.redis.azure.net"
  resource_group_name = local.vnet.resource_group
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "redis" {
  name                  = var.name
  resource_group_name   = local.vnet.resource_group
  private_dns_zone_name = azurerm_private_dns_zone.redis.name
  virtual_network_id    = local.vnet.network_id
}

resource "azurerm_private_endpoint" "redis" {
  for_each = azurerm_managed_redis.this

  name                = "${each.value.name}-redis"
  resource_group_name = local.vnet.resource_group
  location            = var.region
  subnet_id           = local.vnet.subnet_ids["endpoints"]

  private_service_connection {
    name                           = each.value.name
    private_connection_resource_id = each.value.id
    subresource_names              = ["redisEnterprise"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "redis"
    private_dns_zone_ids = [azurerm_private_dns_zone.redis.id]
  }

  tags = local.tags
}

# Where External Secrets reads from.
resource "azurerm_key_vault" "this" {
  name                       = substr("${replace(var.name, "-", "")}${replace(var.subscription, "-", "")}", 0, 24)
  resource_group_name        = local.vnet.resource_group
  location                   = var.region
  tenant_id                  = data.azurerm_client_config.this.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  tags                       = local.tags
}

resource "azurerm_role_assignment" "writer" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = data.azurerm_client_config.this.object_id
}

resource "azurerm_key_vault_secret" "stage" {
  for_each = var.namespaces

  name         = "${var.name}-${each.key}"
  key_vault_id = azurerm_key_vault.this.id
  content_type = "application/json"

  value = jsonencode({
    client-id = data.terraform_remote_state.aks.outputs.client_ids[each.key]
    valkey-url = format(
      "rediss://:%s@%s:%d/0",
      azurerm_managed_redis.this[each.key].default_database[0].primary_access_key,
      azurerm_managed_redis.this[each.key].hostname,
      azurerm_managed_redis.this[each.key].default_database[0].port,
    )
  })

  depends_on = [azurerm_role_assignment.writer]
}
