provider "google" {
  project = var.project
  region  = var.region

  default_labels = {
    system     = var.name
    managed-by = "terraform"
    module     = "05-helm"
  }
}

data "google_client_config" "this" {}

provider "helm" {
  kubernetes {
    host  = "https://${local.cluster.cluster_endpoint}"
    token = data.google_client_config.this.access_token
  }
}

provider "kubernetes" {
  host  = "https://${local.cluster.cluster_endpoint}"
  token = data.google_client_config.this.access_token
}
