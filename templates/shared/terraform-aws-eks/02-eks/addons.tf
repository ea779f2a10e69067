data "aws_eks_addon_version" "usual" {
  for_each = toset(["vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent", "metrics-server"])

  addon_name         = each.value
  kubernetes_version = aws_eks_cluster.this.version
}

resource "aws_eks_addon" "basic" {
  for_each = data.aws_eks_addon_version.usual

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.value.addon_name
  addon_version               = each.value.version
  resolve_conflicts_on_update = "PRESERVE"

  # Without it, nobody enforces NetworkPolicies.
  configuration_values = each.key == "vpc-cni" ? jsonencode({ enableNetworkPolicy = "true" }) : null

  depends_on = [aws_eks_node_group.workers]
}

module "ebs_identity" {
  source = "../modules/pod-identity"

  cluster_name        = aws_eks_cluster.this.name
  role_name           = "${local.cluster_name}-ebs"
  namespace           = "kube-system"
  service_account     = "ebs-csi-controller-sa"
  managed_policy_arns = ["arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy"]
}

resource "aws_eks_addon" "ebs" {
  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = "aws-ebs-csi-driver"
  addon_version               = "v1.42.0-eksbuild.1"
  resolve_conflicts_on_update = "PRESERVE"

  configuration_values = jsonencode({
    controller = {
      # What AWS Backup finds volumes by.
      extraVolumeTags = { backup = "daily" }
    }
  })

  depends_on = [aws_eks_node_group.workers, module.ebs_identity]
}
