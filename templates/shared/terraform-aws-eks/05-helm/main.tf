locals {
  vpc     = data.terraform_remote_state.vpc.outputs
  cluster = data.terraform_remote_state.eks.outputs
  buckets = data.terraform_remote_state.s3.outputs.buckets
}

# --- load balancers

module "load_balancer_identity" {
  source = "../modules/pod-identity"

  cluster_name    = local.cluster.cluster_name
  role_name       = "${local.cluster.cluster_name}-load-balancers"
  namespace       = "kube-system"
  service_account = "aws-load-balancer-controller"
  policy          = data.aws_iam_policy_document.load_balancers.json
}

resource "helm_release" "load_balancer_controller" {
  name       = "aws-load-balancer-controller"
  repository = "https://aws.github.io/eks-charts"
  chart      = "aws-load-balancer-controller"
  version    = "1.12.0"
  namespace  = "kube-system"

  values = [yamlencode({
    clusterName    = local.cluster.cluster_name
    region         = var.region
    vpcId          = local.vpc.vpc_id
    serviceAccount = { name = "aws-load-balancer-controller" }
  })]

  depends_on = [module.load_balancer_identity]
}

# --- nodes that come and go

module "autoscaler_identity" {
  source = "../modules/pod-identity"

  cluster_name    = local.cluster.cluster_name
  role_name       = "${local.cluster.cluster_name}-autoscaler"
  namespace       = "kube-system"
  service_account = "cluster-autoscaler"
  policy          = data.aws_iam_policy_document.autoscaler.json
}

resource "helm_release" "cluster_autoscaler" {
  name       = "cluster-autoscaler"
  repository = "https://kubernetes.github.io/autoscaler"
  chart      = "cluster-autoscaler"
  version    = "9.45.0"
  namespace  = "kube-system"

  values = [yamlencode({
    awsRegion     = var.region
    autoDiscovery = { clusterName = local.cluster.cluster_name }
    rbac          = { serviceAccount = { name = "cluster-autoscaler" } }
    extraArgs = {
      balance-similar-node-groups = true
      skip-nodes-with-system-pods = false
    }
  })]

  depends_on = [module.autoscaler_identity]
}

# --- files

module "efs_identity" {
  source = "../modules/pod-identity"

  cluster_name        = local.cluster.cluster_name
  role_name           = "${local.cluster.cluster_name}-efs"
  namespace           = "kube-system"
  service_account     = "efs-csi-controller-sa"
  managed_policy_arns = ["arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy"]
}

resource "helm_release" "efs" {
  name       = "aws-efs-csi-driver"
  repository = "https://kubernetes-sigs.github.io/aws-efs-csi-driver"
  chart      = "aws-efs-csi-driver"
  version    = "3.1.8"
  namespace  = "kube-system"

  depends_on = [module.efs_identity]
}

resource "kubernetes_storage_class_v1" "gp3" {
  metadata {
    name = "gp3"

    annotations = {
      "storageclass.kubernetes.io/is-default-class" = "true"
    }
  }

  storage_provisioner    = "ebs.csi.aws.com"
  reclaim_policy         = "Delete"
  allow_volume_expansion = true
  # A volume is made in the zone of the Pod that uses it.
  volume_binding_mode = "WaitForFirstConsumer"

  parameters = {
    type      = "gp3"
    encrypted = "true"
  }
}

resource "kubernetes_storage_class_v1" "efs" {
  metadata {
    name = "efs"
  }

  storage_provisioner = "efs.csi.aws.com"
  # What was shared is kept when its claim goes.
  reclaim_policy      = "Retain"
  volume_binding_mode = "Immediate"

  parameters = {
    provisioningMode = "efs-ap"
    fileSystemId     = local.cluster.efs_id
    directoryPerms   = "750"
    # The user and group that the application runs as.
    uid      = "10001"
    gid      = "10001"
    basePath = "/volumes"
  }

  depends_on = [helm_release.efs]
}

# --- what the application uses

resource "helm_release" "argo_rollouts" {
  name             = "argo-rollouts"
  repository       = "https://argoproj.github.io/argo-helm"
  chart            = "argo-rollouts"
  version          = "2.39.5"
  namespace        = "argo-rollouts"
  create_namespace = true
}

module "certificate_identity" {
  source   = "../modules/pod-identity"
  for_each = var.namespaces

  cluster_name    = local.cluster.cluster_name
  role_name       = "${local.cluster.cluster_name}-certificates-${each.key}"
  namespace       = each.value
  service_account = "certificate-import"
  policy          = data.aws_iam_policy_document.certificates.json
}
