provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account]

  default_tags {
    tags = {
      system     = var.name
      managed-by = "terraform"
      module     = "05-helm"
    }
  }
}

# The endpoint is private: this module is applied from within the VPN.
data "aws_eks_cluster_auth" "this" {
  name = local.cluster.cluster_name
}

provider "helm" {
  kubernetes {
    host                   = local.cluster.cluster_endpoint
    cluster_ca_certificate = base64decode(local.cluster.cluster_certificate)
    token                  = data.aws_eks_cluster_auth.this.token
  }
}

provider "kubernetes" {
  host                   = local.cluster.cluster_endpoint
  cluster_ca_certificate = base64decode(local.cluster.cluster_certificate)
  token                  = data.aws_eks_cluster_auth.this.token
}
