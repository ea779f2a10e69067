# Classes managed-csi-premium and azurefile-csi come with AKS: expandable, and the first bound to the
# zone of the Pod.

locals {
  cluster = data.terraform_remote_state.aks.outputs
  storage = data.terraform_remote_state.storage.outputs
}

resource "helm_release" "argo_rollouts" {
  name             = "argo-rollouts"
  repository       = "https://argoproj.github.io/argo-helm"
  chart            = "argo-rollouts"
  version          = "2.39.5"
  namespace        = "argo-rollouts"
  create_namespace = true
}

module "observability" {
  source = "../modules/observability"

  buckets       = local.storage.containers
  storage_class = "managed-csi-premium"

  pod_labels = { "azure.workload.identity/use" = "true" }
  service_account_annotations = {
    for writer, client in local.storage.writers : writer => { "azure.workload.identity/client-id" = client }
  }

  storage = {
    mimir = {
      backend = "azure"
      azure   = { account_name = local.storage.account }
    }
    loki = {
      type = "azure"
      azure = {
        accountName       = local.storage.account
        useFederatedToken = true
      }
    }
    tempo = {
      backend = "azure"
      azure = {
        storage_account_name = local.storage.account
        container_name       = local.storage.containers["tempo-traces"]
        use_federated_token  = true
      }
    }
  }
}
