variable "name" {
  description = "The name of the system, which names begin with."
  type        = string
}

variable "project" {
  description = "The project of Google Cloud."
  type        = string
}

variable "region" {
  description = "The region of everything."
  type        = string
}

variable "state_bucket" {
  description = "The bucket with the states of the modules before this one."
  type        = string
}

variable "namespaces" {
  description = "The namespace of each stage."
  type        = map(string)
}
