locals {
  cluster = data.terraform_remote_state.gke.outputs
  gcs     = data.terraform_remote_state.gcs.outputs
}

# Block volumes are of class premium-rwo, which GKE brings: expandable, bound to the zone of the Pod.
resource "kubernetes_storage_class_v1" "filestore" {
  metadata {
    name = "filestore-rwx"
  }

  storage_provisioner    = "filestore.csi.storage.gke.io"
  reclaim_policy         = "Retain"
  volume_binding_mode    = "Immediate"
  allow_volume_expansion = true

  parameters = {
    # Lies in three zones.
    tier    = "enterprise"
    network = "${var.name}-vpc"
  }
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

  buckets       = local.gcs.buckets
  storage_class = "premium-rwo"

  service_account_annotations = {
    for writer, email in local.gcs.writers : writer => { "iam.gke.io/gcp-service-account" = email }
  }

  storage = {
    mimir = { backend = "gcs" }
    loki  = { type = "gcs" }
    tempo = {
      backend = "gcs"
      gcs     = { bucket_name = local.gcs.buckets["tempo-traces"] }
    }
  }
}
