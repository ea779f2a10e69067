locals {
  vnet  = data.terraform_remote_state.vnet.outputs
  zones = ["1", "2", "3"]
}

resource "azurerm_user_assigned_identity" "cluster" {
  name                = "${var.name}-cluster"
  resource_group_name = local.vnet.resource_group
  location            = var.region
  tags                = local.tags
}

resource "azurerm_role_assignment" "network" {
  scope                = local.vnet.network_id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

resource "azurerm_kubernetes_cluster" "this" {
  name                = "${var.name}-cluster"
  resource_group_name = local.vnet.resource_group
  location            = var.region
  dns_prefix          = var.name
  sku_tier            = "Standard"

  # Operators come from within the network, or by `az aks command invoke`.
  private_cluster_enabled   = true
  local_account_disabled    = true
  oidc_issuer_enabled       = true
  workload_identity_enabled = true
  automatic_upgrade_channel = "patch"

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  default_node_pool {
    name                         = "system"
    vm_size                      = "Standard_D2s_v5"
    node_count                   = 3
    zones                        = local.zones
    vnet_subnet_id               = local.vnet.subnet_ids["nodes"]
    only_critical_addons_enabled = true
    temporary_name_for_rotation  = "systemtmp"

    upgrade_settings {
      max_surge = "1"
    }
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"
    outbound_type       = "userAssignedNATGateway"
    pod_cidr            = "10.2.0.0/16"
    service_cidr        = "10.3.0.0/20"
    dns_service_ip      = "10.3.0.10"
  }

  ingress_application_gateway {
    gateway_name = "${var.name}-gateway"
    subnet_id    = local.vnet.subnet_ids["gateway"]
  }

  tags = local.tags

  depends_on = [azurerm_role_assignment.network]
}

# Who configures the gateway joins it to its subnet.
resource "azurerm_role_assignment" "gateway" {
  scope                = local.vnet.subnet_ids["gateway"]
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_kubernetes_cluster.this.ingress_application_gateway[0].ingress_application_gateway_identity[0].object_id
}

resource "azurerm_kubernetes_cluster_node_pool" "workers" {
  name                  = "workers"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  vm_size               = "Standard_D4s_v5"
  os_sku                = "AzureLinux"
  os_disk_size_gb       = 200
  zones                 = local.zones
  vnet_subnet_id        = local.vnet.subnet_ids["nodes"]

  auto_scaling_enabled = true
  min_count            = 3
  max_count            = 6

  node_labels = {
    environment = "production"
    workload    = "application"
  }

  upgrade_settings {
    max_surge = "1"
  }

  tags = local.tags
}

# The identity of the application in each stage; it has the rights that it is given, and so far none.
resource "azurerm_user_assigned_identity" "application" {
  for_each = var.namespaces

  name                = "${var.name}-${each.key}"
  resource_group_name = local.vnet.resource_group
  location            = var.region
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "application" {
  for_each = var.namespaces

  name                = "${var.name}-${each.key}"
  resource_group_name = local.vnet.resource_group
  parent_id           = azurerm_user_assigned_identity.application[each.key].id
  audience            = ["api://AzureADTokenExchange"]
  issuer              = azurerm_kubernetes_cluster.this.oidc_issuer_url
  subject             = "system:serviceaccount:${each.value}:backend"
}
